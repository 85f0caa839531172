import CandorTesting
import Foundation
import Testing

@testable import Candor
@testable import CandorText

@Suite("The sentiment lexicon")
struct SentimentLexiconTests {
    /// Reads a text as a lexicon's file.
    private func lexicon(_ text: String) async throws -> SentimentLexicon {
        try await TemporaryDirectory.with { folder in
            try SentimentLexicon(contentsOf: folder.write("lexicon.txt", text))
        }
    }

    @Test("Reads the word and its mean rating from tab-separated lines")
    func reads() async throws {
        let lexicon = try await lexicon("good\t1.9\t0.9\t[2, 1]\r\nBAD\t-2.5\t0.6\t[-3, -2]\n")
        #expect(lexicon.valences == ["good": 1.9, "bad": -2.5])
    }

    @Test("Names the line that is no entry", arguments: ["good\t1.9\nbad\n", "good\t1.9\nbad\tvery\n", "a\t1\nb\t5\n"])
    func badLine(text: String) async {
        let error = await #expect(throws: DataError.self) { try await lexicon(text) }
        #expect(error?.code == .badRow)
        #expect(error?.line == 2)
    }

    @Test("An absent file and an empty one are errors of their own")
    func absentOrEmpty() async {
        let absent = URL(filePath: "no-such-lexicon.txt")
        #expect(throws: DataError.self) { try SentimentLexicon(contentsOf: absent) }
        let error = await #expect(throws: DataError.self) { try await lexicon("\n\n") }
        #expect(error?.code == .empty)
    }
}
