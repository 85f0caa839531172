import Candor
import CandorMisconceptions
import CandorPreferenceModels
import CandorPreferences
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Text in other encodings")
struct TextEncodingTests {
    private static let encodings: [(name: String, encoding: String.Encoding, mark: [UInt8])] = [
        ("UTF-16 little-endian", .utf16LittleEndian, [0xFF, 0xFE]),
        ("UTF-16 big-endian", .utf16BigEndian, [0xFE, 0xFF]),
        ("UTF-16 little-endian, no mark", .utf16LittleEndian, []), ("UTF-16 big-endian, no mark", .utf16BigEndian, []),
        ("UTF-8 with a mark", .utf8, [0xEF, 0xBB, 0xBF]),
    ]

    private func written(_ text: String, _ encoding: String.Encoding, _ mark: [UInt8], to file: URL) throws {
        try (Data(mark) + #require(text.data(using: encoding))).write(to: file)
    }

    @Test("Lines, arrays, tables and lists are the same in every encoding", arguments: encodings)
    func same(name: String, encoding: String.Encoding, mark: [UInt8]) async throws {
        let rows = try Rows.answerItem("Où, 東京 or 🎈?")
        let pairs = "id;prompt;response_a;response_b;preferred\n1;Où?;🎈;b;a\n"
        try await TemporaryDirectory.with { folder in
            func path(_ name: String, _ text: String) throws -> String {
                let file = folder.url.appending(path: name)
                try written(text, encoding, mark, to: file)
                return file.path
            }
            let plain = try Dataset(path: folder.write("answer.jsonl", rows.joined(separator: "\n")).path)
            let lines = try path("answer-lines.jsonl", rows.joined(separator: "\r\n"))
            let array = try path("answer-array.json", "[" + rows.joined(separator: ",\n") + "]")
            #expect(try Dataset(path: lines).items == plain.items)
            #expect(try Dataset(path: array).items == plain.items)
            #expect(try PreferencePairs(path: path("pairs.csv", pairs), seed: 1).pairs.map(\.winner) == ["🎈"])
            #expect(try TrainingPrompts(path: path("prompts.txt", "Où?\n🎈\n")).prompts.count == 2)
            #expect(try Misconceptions(path: path("claims.txt", "où\n")).items.map(\.claim) == ["où"])
            let labels = try path("labels.jsonl", LabelFiles.line("é", #""x": 1"#))
            #expect(try LabelsFile(path: labels).pairs.map(\.pair) == ["é"])
        }
    }

    @Test("Characters that a piece's end cuts are whole, also under gzip")
    func pieces() async throws {
        let text = (0..<40_000).map { "\($0)🎈é" }.joined(separator: "\n")
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "prompts.txt")
            // An odd number of characters before the balloons puts pairs of surrogates across pieces.
            try written("x" + text, .utf16LittleEndian, [0xFF, 0xFE], to: file)
            let prompts = try TrainingPrompts(path: file.path).prompts
            #expect(prompts.count == 40_000)
            #expect(prompts.last?.dialogue.messages.last?.content == "39999🎈é")
        }
    }

    /// Bytes that are no text, and what is said of them.
    private static let broken: [(bytes: [UInt8], says: String)] = [
        ([0xFF, 0xFE, 0x7B, 0x00, 0x00, 0xDC, 0x0A, 0x00], "not valid UTF-16"), ([0xFF, 0xFE, 0x7B], "UTF-16"),
        ([0xFF, 0xFE, 0x00, 0x00, 0x7B, 0x00, 0x00, 0x00], "UTF-32"), ([0x7B, 0xE9, 0x7D, 0x0A], "not valid UTF-8"),
    ]

    @Test("Text that is not valid in its encoding is refused by the encoding's name", arguments: broken)
    func invalid(bytes: [UInt8], says: String) async throws {
        try await TemporaryDirectory.with { folder in
            let file = folder.url.appending(path: "answer.jsonl")
            try Data(bytes).write(to: file)
            let error = #expect(throws: DataError.self) { try Dataset(path: file.path) }
            #expect(error?.reason.contains(says) == true, "\(String(describing: error))")
        }
    }
}
