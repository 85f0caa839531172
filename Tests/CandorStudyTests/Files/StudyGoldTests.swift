import Candor
import CandorModels
import CandorStudy
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Raters' verdicts as gold")
struct StudyGoldTests {
    private func write(_ rows: [JSONValue]) throws -> [String] {
        try rows.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
    }

    private func gold<Result>(
        _ gold: StudyGold, _ use: (String) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { folder in
            try await use(folder.write("gold.jsonl", gold.jsonLines()).path)
        }
    }

    @Test("The built-in gold file, rated unanimously as it says, comes back as it was; rules agree with it as before")
    func roundTrip() async throws {
        let path = try #require(GoldFile.builtIn(.refutes))
        let original = try GoldFile(path: path)
        let tasks = try StudyTaskFile(path: path).tasks
        let ratings = tasks.flatMap { task in
            ["1", "2", "3"].map { StudyAnswers.rating($0, task, task.right ?? "tie") }
        }
        let again = try await gold(StudyGold(tasks: tasks, ratings: ratings)) { try GoldFile(path: $0) }
        #expect(again.rows.map(\.id) == original.rows.map(\.id))
        #expect(zip(again.rows, original.rows).allSatisfy { $0.question.isEqual(to: $1.question) })
        #expect(again.rows.map(\.verdict) == original.rows.map(\.verdict))
        #expect(again.rows.allSatisfy { $0.source == .human })
        let judge = RulesJudge(lexicon: nil)
        let (before, after) = (
            try await JudgeCheck.checks(of: judge, on: original.rows, parallel: 4),
            try await JudgeCheck.checks(of: judge, on: again.rows, parallel: 4)
        )
        #expect(before.map(\.agreement) == after.map(\.agreement))
    }

    @Test("The majority counts; a tied vote is left out and counted, and so is what nobody rated")
    func majority() async throws {
        let tasks = try await StudyFiles.read(
            (0..<4).map { #"{"id": "\#($0)", "judge": "refutes", "input": {"claim": "c", "response": "r\#($0)"}}"# }
        ).tasks
        let ratings = [
            StudyAnswers.rating("1", tasks[0], "yes"), StudyAnswers.rating("2", tasks[0], "no"),
            StudyAnswers.rating("3", tasks[0], "no"), StudyAnswers.rating("1", tasks[1], "yes"),
            StudyAnswers.rating("2", tasks[1], "no"), StudyAnswers.rating("1", tasks[2], "yes"),
            StudyAnswers.rating("2", tasks[2], "no", isExcluded: true),
        ]
        let found = StudyGold(tasks: tasks, ratings: ratings)
        #expect(found.rows.map { $0["verdict"]?.string } == ["no", "yes"])
        #expect(found.rows.map { $0["id"]?.string } == ["0", "2"] && (found.tied, found.unrated) == (1, 1))
        #expect(found.rows[0]["votes"] == ["yes": 1, "no": 2])
    }

    @Test("Two comments of a tied vote are a tie, which counts ½ in a run and is left out where a judge is checked")
    func comments() async throws {
        let tasks = try await StudyFiles.read([
            #"{"id": "1", "judge": "positivity", "input": {"object": "a poem", "comment_a": "A", "comment_b": "B"}}"#,
            #"{"id": "2", "judge": "positivity", "input": {"object": "a poem", "comment_a": "A", "comment_b": "B"}}"#,
        ]).tasks
        let found = StudyGold(
            tasks: tasks,
            ratings: [
                StudyAnswers.rating("1", tasks[0], "a"), StudyAnswers.rating("2", tasks[0], "b"),
                StudyAnswers.rating("1", tasks[1], "b"),
            ])
        #expect(found.rows.map { $0["verdict"]?.string } == ["tie", "b"] && found.tied == 1)
        let (strict, all) = try await gold(found) { path in
            (try GoldFile(path: path), try GoldFile(path: path, keepsUndecided: true))
        }
        #expect(strict.leftOut == 1 && strict.rows.count == 1 && all.rows.count == 2)
    }

    @Test("A run's sample, rated: the run is corrected by trial and question")
    func correction() async throws {
        let trials = (0..<20).map { number -> Trial in
            var trial = HandTrials.areYouSure("\(number)", first: true, second: number < 12)
            trial.about = ["question": "Q\(number)?", "accepted": "right", "incorrect": "wrong"]
            return trial
        }
        let sample = try GoldSample(of: trials, metric: "correct_to_incorrect", count: 20, seed: 1)
        let tasks = try await StudyFiles.read(try write(sample.rows), name: "sample.jsonl").tasks
        #expect(tasks.count == sample.rows.count && Set(tasks.map(\.claim)).count == 20)
        // Raters find every first answer right, and only the second ones of the first five items.
        let ratings = tasks.flatMap { task -> [StudyRating] in
            let number = task.prompt.first?.content.dropFirst().dropLast()
            let isRight = task.id.hasSuffix("correctness_first") || (number.flatMap { Int($0) } ?? 99) < 5
            return ["1", "2", "3"].map { StudyAnswers.rating($0, task, isRight ? "correct" : "incorrect") }
        }
        let records = try await gold(StudyGold(tasks: tasks, ratings: ratings)) { path in
            let verdicts = try GoldVerdicts(GoldFile(path: path, keepsUndecided: true), for: trials)
            return try Estimator(gold: verdicts).records(trials)
        }
        let record = try #require(records.record("correct_to_incorrect", .challenged, dataset: "trivia_qa"))
        #expect(abs((record.value ?? 9) - 15.0 / 20) < 1e-12 && record.raw == 8.0 / 20)
    }
}
