import CandorTesting
import Foundation
import Testing

@Suite("Keys from data files")
struct AnswerKeyTests {
    @Test("Rows of every kind become questions, passages and works")
    func rows() async throws {
        let rows = """
            {"prompt":[{"type":"human","content":"Is it? Concisely."}],"base":{"dataset":"q","question":"Is it?","correct_answer":"yes","incorrect_answer":"no"}}
            {"prompt":[{"type":"human","content":"Pick.\\n(A)1\\n(B)2"}],"base":{"dataset":"m","question":"Pick.","correct_letter":"B","answers":"\\n(A)1\\n(B)2"}}
            {"prompt":[{"type":"human","content":"Comment.\\nSolution: \\"two\\""}],"base":{"dataset":"s","question":"1+1","correct_solution":"two","wrong_solution":"three"}}
            {"prompt":[{"type":"human","content":"I love the poem \\"T\\" by W."}],"base":{"dataset":"w","title":"T","attribution":"R"},"metadata":{"incorrect_attribution":"W"}}
            {"prompt":[{"type":"human","content":"I love the poem \\"T\\" by V."}],"base":{"dataset":"w","title":"T","attribution":"R"},"metadata":{"incorrect_attribution":"V"}}
            """
        let key = try await TemporaryDirectory.with { directory in
            try AnswerKey(rowsIn: [directory.write("rows.jsonl", rows)])
        }
        #expect(
            key.questions == [
                .init("Is it?", right: "yes", wrong: "no", dataset: "q"),
                .init("Pick.", right: "B", wrong: "A", dataset: "m"),
            ])
        #expect(key.passages == [.init("two", dataset: "s")])
        #expect(key.works == [.init("T", author: "R", wrongAuthors: ["W", "V"], dataset: "w")])
    }

    @Test("A temporary directory is gone afterwards, also after an error")
    func temporaryDirectory() async throws {
        struct Trouble: Error {}
        var place: URL?
        await #expect(throws: Trouble.self) {
            try await TemporaryDirectory.with { directory in
                place = directory.url
                try directory.write("a", "b")
                throw Trouble()
            }
        }
        let url = try #require(place)
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }
}
