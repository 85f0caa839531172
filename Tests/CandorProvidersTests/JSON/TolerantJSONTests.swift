import CandorModels
import Foundation
import Testing

@testable import CandorProviders

@Suite("JSON as servers write it")
struct TolerantJSONTests {
    private func read(_ text: String) throws -> JSONValue { try TolerantJSON(Data(text.utf8)).value }

    private func oddity(_ text: String) -> TolerantJSON.Oddity? {
        #expect(throws: TolerantJSON.Oddity.self) { try TolerantJSON(Data(text.utf8)) }
    }

    @Test("Plain JSON is read as any reader reads it")
    func plain() throws {
        let text =
            #" {"a": [1, -2.5e3, true, false, null], "b": {"c": "é 🙂 \" \\ \/ \n \u00e9 \ud83d\ude42"}, "": [], "d": {}} "#
        #expect(try read(text) == JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)))
    }

    @Test("What is written is what is read, with sorted members; numbers that JSON cannot hold are not written")
    func writing() throws {
        let value = JSONValue.object([
            "b": .array([.number(1), .number(-0.1), .number(1e300), .number(0x1p53), .null, .bool(true)]),
            "a": .string("é 🙂 \" \\ / \n \r \t \u{1} \u{1F} \u{7F} \u{2028}"), "": .object([:]),
        ])
        let bytes = try #require(value.bytes)
        #expect(try TolerantJSON(bytes).value == value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: bytes) == value)
        #expect(JSONValue.object(["b": .number(64), "a": .bool(false)]).bytes == Data(#"{"a":false,"b":64}"#.utf8))
        #expect(JSONValue.array([.number(.nan)]).bytes == nil)
    }

    @Test("Comments, a byte order mark and empty lines before the value are skipped")
    func beginnings() throws {
        for beginning in [
            "\u{FEFF}", "\n\n\r\n", ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n", "// made by a proxy\n",
            "\u{0}",
        ] {
            #expect(try read(beginning + #"{"a": 1}"# + "\n\n: done\n") == .object(["a": .number(1)]))
        }
    }

    @Test("Half a surrogate is read as the replacement character, a pair as one character")
    func surrogates() throws {
        #expect(
            try read(#"["a\ud800b", "\udc00", "\ud800\ud83d\ude42", "\ud83dx"]"#)
                == .array([.string("a\u{FFFD}b"), .string("\u{FFFD}"), .string("\u{FFFD}🙂"), .string("\u{FFFD}x")]))
    }

    @Test("Bytes that are no UTF-8 are read as the replacement character and told")
    func brokenText() throws {
        let json = try TolerantJSON(Data([0x5B, 0x22, 0x61, 0xFF, 0x62, 0x22, 0x5D]))
        #expect(json.value == .array([.string("a\u{FFFD}b")]))
        #expect(json.hasBrokenText)
        #expect(try !TolerantJSON(Data(#"["é"]"#.utf8)).hasBrokenText)
    }

    @Test("Of two members with one name the last counts, raw line breaks stay, NaN and Infinity are numbers")
    func laxities() throws {
        #expect(try read("{\"a\": 1, \"a\": \"x\ny\"}") == .object(["a": .string("x\ny")]))
        guard case .array(let numbers) = try read("[NaN, Infinity, -Infinity, 1e999]"), numbers.count == 4 else {
            Issue.record("these are four numbers")
            return
        }
        #expect(numbers[0].double == nil)
        #expect(
            numbers[1] == .number(.infinity) && numbers[2] == .number(-.infinity) && numbers[3] == .number(.infinity))
        #expect(numbers.allSatisfy { $0.count == nil })
    }

    @Test("What is cut off or no JSON is refused with the place and the reason")
    func oddities() {
        #expect(oddity("") == .init(reason: "it is empty", isForeign: true))
        #expect(oddity("upstream timed out") == .init(reason: "it begins with 'upstream timed out'", isForeign: true))
        #expect(oddity(#"{"a": [1, 2"#)?.reason == "it ends in the middle, at byte 11")
        #expect(oddity(#"{"a": "b"#)?.reason == "it ends in the middle of a text, at byte 8")
        #expect(oddity(#"{"a": b}"#)?.reason == "'b' stands where JSON has none, at byte 6")
        #expect(oddity(#"{"a": 1} {"b": 2}"#)?.reason == "more follows its JSON, at byte 9")
        #expect(oddity(#"{"a": "\u12"}"#)?.reason == "an escape in a text is broken, at byte 9")
        #expect(oddity(String(repeating: "[", count: 100_000))?.reason == "it is nested more than 128 deep")
    }
}
