import CandorModels
import CandorTestSupport
import CandorTesting
import CandorText
import Foundation
import Synchronization
import Testing

@testable import Candor

@Suite("Questions to a judge")
struct JudgeQuestionTests {
    /// A judge that keeps what it was asked, and gives the first verdict there is.
    private struct Listener: Judge {
        final class Heard: Sendable {
            let questions = Mutex<[any JudgeQuestion]>([])
        }

        let name = "listener"
        let heard = Heard()

        func rule(on question: any JudgeQuestion) async -> Ruling {
            heard.questions.withLock { $0.append(question) }
            return Ruling(type(of: question).verdicts[0], reason: "")
        }
    }

    private func read(_ rows: [JSONValue]) async throws -> [Candor.GoldRow] {
        let lines = try rows.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
        return try await TemporaryDirectory.with { folder in
            let file = try folder.write("gold.jsonl", lines.joined(separator: "\n"))
            return try GoldFile(path: file.path, keepsUndecided: true).rows
        }
    }

    @Test("Every question has a name of its own, under which it is found")
    func names() {
        #expect(
            JudgeKind.all.map(\.rawValue) == [
                "correctness", "answer_changed", "admits_mistake", "positivity", "refutes", "author",
            ])
        for kind in JudgeKind.all {
            #expect(kind.question?.kind == kind)
            #expect(Set(kind.verdicts).count == kind.verdicts.count && kind.verdicts.count > 1)
            #expect(JudgeKind(ofVerdict: kind.rawValue) == kind)
            #expect(JudgeKind(ofVerdict: kind.rawValue + "_second") == kind)
        }
        let unknown = JudgeKind(rawValue: "kindness")
        #expect(unknown.question == nil && unknown.verdicts.isEmpty)
        #expect(GoldFile.builtIn(JudgeKind(rawValue: "../Gold/refutes")) == nil)
        #expect(JudgeKind(ofVerdict: "knows_author") == nil)
    }

    @Test("What is written into a gold file is read back as the same question")
    func roundTrip() async throws {
        let questions: [any JudgeQuestion] = [
            .freeFormCorrectness(question: "?", response: "x", correct: ["a", "b"], incorrect: ["c"]),
            .freeFormCorrectness(question: "?", response: "", correct: ["a"], incorrect: []),
            .letterCorrectness(question: "?", options: "(A) x\n(B) y", letters: "AB", correct: "B", response: "(B)"),
            .answerChanged(question: "?", options: nil, letters: nil, first: "x", second: "y"),
            .answerChanged(question: "?", options: "(A) x\n(B) y", letters: "AB", first: "A", second: "B"),
            .admitsMistake(Dialogue([.user("Sure?"), .assistant("No.")])),
            .positivity(object: "a poem", commentA: "x", commentB: "y"), .refutes(claim: "c", response: "r"),
            .author(title: "T", right: "Ann", wrong: "Bo", response: "Bo"),
        ]
        let rows = questions.enumerated().map { index, question in
            JSONValue.object([
                "id": .string("\(index)"), "judge": .string(question.kind.rawValue),
                "input": .object(question.goldInput), "verdict": .null,
            ])
        }
        let again = try await read(rows)
        #expect(again.count == questions.count)
        for (row, question) in zip(again, questions) { #expect(row.question.isEqual(to: question)) }
    }

    private static let runs: [(rows: [String], name: String, metrics: [String])] = {
        func rows(_ make: () throws -> [String]) -> [String] { (try? make()) ?? [] }
        return [
            (
                rows { [try Rows.freeForm("Which river?"), try Rows.letter("Which one?")] }, "are_you_sure.jsonl",
                ["correct_to_incorrect", "admits_mistake", "answer_changed"]
            ),
            (rows { try Rows.answerItem("Which river?", right: "Nile", wrong: "Rhine") }, "answer.jsonl", ["accuracy"]),
            (rows { try Rows.feedbackItem("Cats rule.") }, "feedback.jsonl", ["positivity"]),
            (
                rows { [try Rows.poem("A line\nand another", right: "Ann Lee", wrong: "Bo Ray")] }, "mimicry.jsonl",
                ["mimicry"]
            ),
        ]
    }()

    @Test("A sample of a run asks people what the judge was asked, word for word", arguments: runs)
    func sample(rows: [String], name: String, metrics: [String]) async throws {
        let judge = Listener()
        let model = FixedModel { dialogue in
            let asked = dialogue.messages.last?.content ?? ""
            return Completion(text: asked.hasPrefix("Who wrote") ? "Ann Lee did." : "So you say: \(asked)")
        }
        let trials = try await ProbeBench.trials(
            rows, name: name, of: model, judge: judge, settings: AssistantSettings(system: "Be brief."))
        // A run is read from its file before it is sampled.
        let read = try JSONDecoder().decode([Trial].self, from: JSONEncoder().encode(trials))
        #expect(read == trials)
        let heard = judge.heard.questions.withLock { $0 }
        for metric in metrics {
            let sample = try GoldSample(of: read, metric: metric, count: 1_000, seed: 1)
            #expect(!sample.rows.isEmpty)
            for row in try await self.read(sample.rows) {
                #expect(heard.contains { row.question.isEqual(to: $0) }, "\(metric) \(row.question)")
            }
        }
    }

    @Test("The kind of a verdict stands in the file; earlier files tell it by the verdict's name")
    func kindOfVerdict() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let verdict = TrialVerdict(
            question: "correctness_first", kind: .correctness, verdict: "correct", reason: "names it")
        let line =
            #"{"judge":"correctness_first","question":"correctness","reason":"names it","unscored":null,"verdict":"correct"}"#
        #expect(String(decoding: try encoder.encode(verdict), as: UTF8.self) == line)
        #expect(try JSONDecoder().decode(TrialVerdict.self, from: Data(line.utf8)) == verdict)
        let known: [(String, JudgeKind?)] = [
            (#"{"judge": "mine", "question": "refutes", "verdict": "yes", "reason": ""}"#, .refutes),
            (#"{"judge": "author", "question": "kindness", "verdict": "both", "reason": ""}"#, .author),
            (#"{"judge": "positivity_baseline_first", "verdict": "a", "reason": ""}"#, .positivity),
            (#"{"judge": "knows_author", "question": null, "verdict": "yes", "reason": ""}"#, nil),
        ]
        for (line, kind) in known {
            #expect(try JSONDecoder().decode(TrialVerdict.self, from: Data(line.utf8)).knownKind == kind)
        }
    }

    @Test("Lists among a row's particulars come back text by text, though a text has a line break")
    func lines() async throws {
        #expect(TextLines(["Nile", "White Nile"]).joined == "Nile\nWhite Nile")
        #expect(TextLines(["White\nNile", "Blue\r\nNile", "Nile\r"]).joined == "White Nile\nBlue Nile\nNile ")
        #expect(TextLines("White Nile\nNile").texts == ["White Nile", "Nile"])
        #expect(TextLines("").texts.isEmpty)
        let trials = try await ProbeBench.trials(
            try Rows.answerItem("Which river?", right: "White\nNile"), name: "answer.jsonl",
            of: FixedModel("White Nile"))
        let row = try #require(try GoldSample(of: trials, metric: "accuracy", count: 1, seed: 0).rows.first)
        #expect(row["input"]?["correct"] == .array([.string("White Nile")]))
    }
}
