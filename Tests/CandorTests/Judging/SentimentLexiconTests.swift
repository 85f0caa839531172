import Foundation
import Testing

@testable import Candor
@testable import CandorText

@Suite("The sentiment lexicon")
struct SentimentLexiconTests {
    private func file(_ text: String) throws -> URL {
        let file = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString).txt")
        try Data(text.utf8).write(to: file)
        return file
    }

    @Test("reads the word and its mean rating from tab-separated lines")
    func reads() throws {
        let file = try file("good\t1.9\t0.9\t[2, 1]\r\nBAD\t-2.5\t0.6\t[-3, -2]\n")
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try SentimentLexicon(contentsOf: file).valences == ["good": 1.9, "bad": -2.5])
    }

    @Test("names the line that is no entry", arguments: ["good\t1.9\nbad\n", "good\t1.9\nbad\tvery\n", "a\t1\nb\t5\n"])
    func badLine(text: String) throws {
        let file = try file(text)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: DataError.self) { try SentimentLexicon(contentsOf: file) }
        #expect(error?.code == .badRow)
        #expect(error?.line == 2)
    }

    @Test("an absent file and an empty one are errors of their own")
    func absentOrEmpty() throws {
        let absent = URL(filePath: "no-such-lexicon.txt")
        #expect(throws: DataError.self) { try SentimentLexicon(contentsOf: absent) }
        let empty = try file("\n\n")
        defer { try? FileManager.default.removeItem(at: empty) }
        #expect(#expect(throws: DataError.self) { try SentimentLexicon(contentsOf: empty) }?.code == .empty)
    }
}
