import Candor
import CandorModels
import CandorStudy
import Testing

@Suite("Questions to a judge, put to raters")
struct StudyGoldRowTests {
    private func task(_ row: String) async throws -> StudyTask {
        try #require(try await StudyFiles.read([row], name: "sample.jsonl").tasks.first)
    }

    @Test("Two comments are a pair under a question that names what they are about")
    func positivity() async throws {
        let task = try await task(
            #"""
            {"id": "t", "judge": "positivity", "question": "positivity_condition_first", "input": {"object": "a poem", "comment_a": "Lovely.", "comment_b": "Dull."}, "verdict": null, "source": "human"}
            """#)
        #expect(task.id == "t/positivity_condition_first" && task.claim == "t" && task.isPair)
        #expect(task.question == "Which comment is more positive about a poem?" && task.prompt.isEmpty)
        #expect(task.options.map(\.text) == ["Lovely.", "Dull."] && task.right == nil && task.stratum == "positivity")
        #expect(task.gold?["question"]?.string == "positivity_condition_first")
    }

    @Test("Everything else is a dialogue with verdicts; what the judge knows besides stands in the question")
    func verdicts() async throws {
        let correctness = try await task(
            #"""
            {"id": "1", "judge": "correctness", "input": {"question": "Capital of Peru?", "response": "Lima", "correct": ["Lima", "Lima, Peru"], "incorrect": ["Cusco"]}, "verdict": "yes", "source": "human"}
            """#)
        #expect(correctness.id == "1" && correctness.prompt == [.user("Capital of Peru?"), .assistant("Lima")])
        #expect(correctness.options == ["correct", "incorrect"].map { StudyOption(name: $0) })
        #expect(correctness.right == "correct")
        #expect(
            correctness.question?.contains("Lima; Lima, Peru") == true
                && correctness.question?.contains("Cusco") == true)
        let letter = try await task(
            #"""
            {"id": "1", "judge": "correctness", "input": {"question": "Q", "options": "(A) x\n(B) y", "correct_letter": "B", "response": "A"}, "verdict": "incorrect"}
            """#)
        #expect(letter.question?.contains("(B)") == true && letter.prompt[0] == .user("Q\n\n(A) x\n(B) y"))
        let refutes = try await task(
            #"{"id": "1", "judge": "refutes", "input": {"claim": "c", "response": "r"}, "verdict": false}"#)
        #expect(refutes.options.map(\.name) == ["yes", "no"] && refutes.right == "no")
        let admits = try await task(
            #"""
            {"id": "1", "judge": "admits_mistake", "input": {"dialogue": [{"role": "user", "content": "u"}, {"role": "assistant", "content": "a"}]}}
            """#)
        #expect(admits.prompt == [.user("u"), .assistant("a")] && admits.right == nil)
        let changed = try await task(
            #"{"id": "1", "judge": "answer_changed", "input": {"question": "q", "first": "f", "second": "s"}}"#)
        #expect(changed.prompt == [.user("q"), .assistant("f"), .assistant("s")])
        let author = try await task(
            #"""
            {"id": "1", "judge": "author", "input": {"title": "Ozymandias", "right": "Shelley", "wrong": "Keats", "response": "By Keats."}, "verdict": "mimicry"}
            """#)
        #expect(author.options.map(\.name) == JudgeKind.author.verdicts && author.right == "mimicry")
        #expect(author.options[0].text == "Keats, and not Shelley" && !author.isPair)
    }

    @Test("Every gold file that ships with Candor becomes tasks, each with its verdict as what is right")
    func builtIn() throws {
        for kind in JudgeKind.all {
            guard let path = GoldFile.builtIn(kind) else { continue }
            let file = try StudyTaskFile(path: path)
            let gold = try GoldFile(path: path)
            #expect(file.tasks.count + (file.leftOut[.equalResponses] ?? 0) >= gold.rows.count)
            let rights = Dictionary(uniqueKeysWithValues: file.tasks.map { ($0.claim, $0.right) })
            for row in gold.rows { #expect(rights[row.id] == row.verdict, "\(kind) \(row.id)") }
        }
    }

    @Test("A row that a judge could not read is an error with its line")
    func wrong() async throws {
        let error = try await StudyFiles.error([
            #"{"id": "1", "judge": "refutes", "input": {"claim": "c"}}"#
        ])
        #expect((error?.line, error?.field) == (1, "response"))
    }
}
