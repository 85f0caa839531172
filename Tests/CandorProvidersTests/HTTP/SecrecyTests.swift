import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import CandorProviders

@Suite("Keys stay secret")
struct SecrecyTests {
    private let question = Dialogue([.user("Why?")])

    @Test("A server that repeats the key in an error does not leak it", arguments: [401, 400, 404, 500])
    func echo(status: Int) async throws {
        try await LoopbackServer.with(
            serving: [served: EchoModel(), claude: EchoModel()], faults: .always(.echoesKey(status: status))
        ) { server in
            let providers = makeProviders(policy: RetryPolicy(maximumAttempts: 2))
            for model in [try server.openAI(providers), try server.anthropic(providers)] {
                let error = await #expect(throws: ProviderError.self) {
                    try await model.complete(question, sampling: Sampling(), draw: 0)
                }
                let all = try #require(error)
                let shown = "\(all) \(String(reflecting: all)) \(all.localizedDescription) \(all.detail)"
                #expect(shown.contains("[redacted]"))
                #expect(!shown.contains(key))
                #expect(!shown.contains("0123456789"))
            }
        }
    }

    @Test("A model that repeats the key in its answer does not get it into a completion")
    func answer() async throws {
        try await LoopbackServer.with(serving: [served: EchoModel()]) { server in
            let completion = try await server.openAI(makeProviders()).complete(
                Dialogue([.user("my key is \(key)")]), sampling: Sampling(), draw: 0)
            #expect(completion.text == "user: my key is [redacted]")
        }
    }

    @Test("A placeholder for a key does not change answers that contain it")
    func placeholder() {
        let body = Data("the set is EMPTY".utf8)
        #expect(Redactor(Secret("EMPTY")).redact(body: body) == body)
    }

    @Test("The key is found also where its slashes are escaped, and before the text is cut")
    func escaped() {
        let text = String(repeating: "x", count: 280) + " " + key.replacing("/", with: "\\/")
        let excerpt = Redactor(Secret(key)).excerpt(of: text)
        #expect(!excerpt.contains("sk-test"))
    }

    @Test("A password in a base URL is not shown")
    func password() async throws {
        let port = try await LoopbackServer.with(serving: [:]) { $0.port }
        let providers = makeProviders(policy: RetryPolicy(maximumAttempts: 1))
        let model = try providers.model(named: ModelName("openai:m@http://me:hunter2@127.0.0.1:\(port)/v1?token=t0k"))
        let error = await #expect(throws: ProviderError.self) {
            try await model.complete(question, sampling: Sampling(), draw: 0)
        }
        let shown = String(reflecting: try #require(error)) + "\(error as Any)"
        #expect(!shown.contains("hunter2"))
        #expect(!shown.contains("t0k"))
    }

    @Test("Neither a factory nor a model prints its keys")
    func printing() throws {
        let providers = makeProviders()
        let models = try ["openai:m", "anthropic:m"].map { try providers.model(named: ModelName($0)) }
        for thing in [providers, models[0], models[1]] as [Any] {
            var dumped = ""
            dump(thing, to: &dumped)
            #expect(!"\(thing) \(String(reflecting: thing)) \(dumped)".contains(key))
        }
        let endpoint = try Endpoint(ModelName("openai:m"), .openAI, environment: ["OPENAI_API_KEY": key])
        var dumped = ""
        dump(endpoint, to: &dumped)
        #expect(!dumped.contains(key))
    }
}
