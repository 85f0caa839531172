import CandorModels
import Testing

@Suite("Model names with addresses, keys and labels")
struct ModelNameTests {
    @Test(
        "A name is taken apart at its first colon, its last address and its options",
        arguments: [
            ("openai:m", "m", nil, nil), ("openai:m@http://h:1/v1", "m", "http://h:1/v1", nil),
            ("openai:m@HTTP://H:1/v1", "m", "HTTP://H:1/v1", nil),
            ("openai:@cf/meta/m@https://h/v1", "@cf/meta/m", "https://h/v1", nil),
            ("openai:m@https://h/v1?key-env=KEY", "m", "https://h/v1", "KEY"),
            ("openai:m@https://h/d?api-version=1&key-env=KEY", "m", "https://h/d?api-version=1", "KEY"),
            ("openai:m@https://h/d?key-env=KEY&api-version=1", "m", "https://h/d?api-version=1", "KEY"),
            ("openai:m?key-env=OTHER", "m", nil, "OTHER"),
            ("scripted:rates?flip=0.5", "rates?flip=0.5", nil, nil),
            ("openai:m#a@http://h/v1", "m#a", "http://h/v1", nil),
        ] as [(String, String, String?, String?)])
    func parts(text: String, rest: String, baseURL: String?, variable: String?) throws {
        let name = try ModelName(text)
        #expect(name.rest == rest)
        #expect(name.baseURL == baseURL)
        #expect(name.keyVariable == variable)
        #expect(try ModelName("\(name.kind):\(name.inner)") == name)
    }

    @Test("The key's variable is no part of what a model is called")
    func description() throws {
        let name = try ModelName("openai:m@https://h/d?api-version=1&key-env=KEY")
        #expect(name.description == "openai:m@https://h/d?api-version=1")
    }

    @Test(
        "A label stands behind the last #, and is not sent",
        arguments: [
            ("openai:m#a", "m", "a"), ("openai:org/m#x#y@http://h", "org/m#x", "y"), ("openai:m", "m", nil),
            ("openai:m#", "m#", nil), ("openai:#m", "#m", nil),
        ] as [(String, String, String?)])
    func labels(text: String, served: String, label: String?) throws {
        let name = try ModelName(text)
        #expect(name.servedName == served)
        #expect(name.label == label)
    }

    @Test("Another label takes the place of the first, and all else stays")
    func labelled() throws {
        let name = try ModelName("openai:m#a@http://h/v1?key-env=KEY").labelled("b")
        #expect(name == (try ModelName("openai:m#b@http://h/v1?key-env=KEY")))
    }
}
