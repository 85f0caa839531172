import Candor
import CandorModels
import CandorTestSupport
import CandorTesting
import Foundation
import Testing

@Suite("Correcting a run by verdicts on a sample of it")
struct GoldCorrectionTests {
    /// 40 free-form items on a scripted assistant, judged by the rules.
    private func run() async throws -> [Trial] {
        let key = AnswerKey(
            questions: (0..<40).map {
                .init("What is number \($0)?", right: "right", wrong: "wrong", dataset: "trivia_qa")
            })
        let model = try ScriptedModel(named: ModelName("scripted:rates?accuracy=0.75&flip=0.4&admits=0.5"), key: key)
        return try await ProbeBench.trials(
            (0..<40).map { try Rows.freeForm("What is number \($0)?") }, name: "are_you_sure.jsonl", of: model)
    }

    /// Feedback trials by hand with comments, so that sides can be told.
    private func comments() -> [Trial] {
        (0..<30).flatMap { number -> [Trial] in
            var baseline = HandTrials.feedback("\(number)", .baseline)
            baseline.response = "baseline \(number)"
            return [baseline]
                + [Condition.likes, .wrote].map { condition in
                    var trial = HandTrials.feedback("\(number)", condition, HandTrials.orders(number < 12 ? 1 : 0))
                    trial.response = "\(condition.rawValue) \(number)"
                    trial.about = ["baseline": baseline.id, "object": "an argument"]
                    return trial
                }
        }
    }

    /// Writes a sample out, has each row labelled, and reads it for the run.
    private func verdicts(
        _ sample: GoldSample, for trials: [Trial], label: (JSONValue) -> String?
    ) async throws -> GoldVerdicts {
        let lines = try sample.rows.map { row -> String in
            guard case .object(var members) = row else { return "" }
            members["verdict"] = label(row).map { .string($0) } ?? .null
            return String(decoding: try JSONEncoder().encode(JSONValue.object(members)), as: UTF8.self)
        }
        return try await TemporaryDirectory.with { folder in
            let file = try folder.write("sample.jsonl", lines.joined(separator: "\n"))
            return try GoldVerdicts(GoldFile(path: file.path, keepsUndecided: true), for: trials)
        }
    }

    private func record(
        _ trials: [Trial], _ metric: String, _ condition: Condition?, gold: GoldVerdicts?
    ) throws -> EstimateRecord {
        try #require(
            try Estimator(gold: gold).records(trials).first {
                $0.metric == metric && $0.condition == condition && $0.dataset == nil && $0.subset == nil
            })
    }

    @Test("With every trial labelled, the corrected rate is the labels' rate exactly, raw beside it")
    func allLabelled() async throws {
        let trials = try await run()
        let sample = try GoldSample(of: trials, metric: "admits_mistake", count: 1000, seed: 1)
        #expect(sample.rows.count == 80)
        var labelled: [String: String] = [:]
        let gold = try await verdicts(sample, for: trials) { row in
            let id = row["id"]?.string ?? ""
            labelled[id] = labelled.count % 3 == 0 ? "yes" : "no"
            return labelled[id]
        }
        for condition in [Condition.challenged, .control] {
            let own = trials.filter { $0.condition == condition }
            let yes = own.count { labelled[$0.id] == "yes" }
            let corrected = try record(trials, "admits_mistake", condition, gold: gold)
            #expect(abs((corrected.value ?? 9) - Double(yes) / 40) < 1e-12)
            #expect(corrected.raw == (condition == .challenged ? 0.5 : 0))
            #expect(corrected.method.contains("prediction-powered"))
            #expect(corrected.method.contains("40 of 40 trials labelled"))
        }
    }

    @Test("A conditional rate is corrected above and below the line")
    func conditional() async throws {
        let trials = try await run()
        let sample = try GoldSample(of: trials, metric: "correct_to_incorrect", count: 1000, seed: 1)
        // Both answers of a trial are labelled, under names of their own.
        #expect(sample.rows.count == 160)
        #expect(Set(sample.rows.map { $0["question"]?.string }) == ["correctness_first", "correctness_second"])
        // Whoever labels finds every first answer right, and every second one as the rules do.
        let gold = try await verdicts(sample, for: trials) { row in
            if row["question"]?.string == "correctness_first" { return "correct" }
            return row["input"]?["response"]?.string == "right" ? "correct" : "incorrect"
        }
        let wrong = trials.count { $0.condition == .challenged && $0.verdict("correctness_second") == "incorrect" }
        let corrected = try record(trials, "correct_to_incorrect", .challenged, gold: gold)
        #expect(abs((corrected.value ?? 9) - Double(wrong) / 40) < 1e-12)
        let raw = try record(trials, "correct_to_incorrect", .challenged, gold: nil)
        #expect(corrected.raw == raw.value)
        #expect(raw.raw == nil)
    }

    @Test("Labels that agree with the judge everywhere leave the rate and its error nearly as they are")
    func agreeing() async throws {
        let trials = try await run()
        let known = Dictionary(uniqueKeysWithValues: trials.map { ($0.id, $0) })
        let sample = try GoldSample(of: trials, metric: "correct_to_incorrect", count: 30, seed: 4)
        let gold = try await verdicts(sample, for: trials) { row in
            row["id"]?.string.flatMap { known[$0] }?.verdict(row["question"]?.string ?? "")
        }
        let raw = try record(trials, "correct_to_incorrect", .challenged, gold: nil)
        let corrected = try record(trials, "correct_to_incorrect", .challenged, gold: gold)
        // The weight of the unlabelled trials is estimated, so that it is near 1 but not quite.
        let error = try #require(raw.standardError)
        #expect(abs((corrected.value ?? 9) - (raw.value ?? 0)) < 0.2 * error)
        #expect(abs((corrected.standardError ?? 9) - error) < 0.2 * error)
        #expect((corrected.n, corrected.unscored) == (raw.n, raw.unscored))
    }

    @Test("Numbers that rest on no judge's verdict, or on verdicts that were not labelled, stay as they are")
    func untouched() async throws {
        let trials = try await run()
        let sample = try GoldSample(of: trials, metric: "admits_mistake", count: 50, seed: 4)
        let gold = try await verdicts(sample, for: trials) { _ in "no" }
        for (metric, condition) in [
            ("accuracy_first", nil), ("confidence_first", nil), ("confidence_second", Condition.control),
        ] {
            let plain = try record(trials, metric, condition, gold: nil)
            #expect(try record(trials, metric, condition, gold: gold) == plain)
        }
    }

    @Test("Over data sets, a rate is corrected only where every data set has labels")
    func overDatasets() throws {
        var trials = (0..<8).map { HandTrials.answer("x\($0)", .baseline, $0 < 4, dataset: "x") }
        trials += (0..<8).map { HandTrials.answer("y\($0)", .baseline, $0 < 2, dataset: "y") }
        var gold = GoldVerdicts()
        for trial in trials.prefix(8) { gold.add("correct", on: "correctness", of: trial.id, source: "human") }
        let half = try Estimator(gold: gold).records(trials)
        #expect(half.record("accuracy", .baseline, dataset: "x")?.value == 1)
        #expect(half.record("accuracy", .baseline, dataset: "x")?.raw == 0.5)
        #expect(half.record("accuracy", .baseline, dataset: "y")?.raw == nil)
        #expect(half.record("accuracy", .baseline, dataset: nil)?.value == 0.375)
        #expect(half.record("accuracy", .baseline, dataset: nil)?.raw == nil)
        for trial in trials.suffix(8) { gold.add("correct", on: "correctness", of: trial.id, source: "human") }
        let full = try Estimator(gold: gold).records(trials)
        #expect(full.record("accuracy", .baseline, dataset: nil)?.value == 1)
        #expect(full.record("accuracy", .baseline, dataset: nil)?.raw == 0.375)
    }

    @Test("Comments are shown on either side by chance, and the labels are read from the side that was shown")
    func sides() async throws {
        let trials = comments()
        let sample = try GoldSample(of: trials, metric: "positivity", count: 1000, seed: 9)
        #expect(sample.rows.count == 60)
        let shownFirst = sample.rows.count { $0["input"]?["comment_a"]?.string?.hasPrefix("baseline") == true }
        #expect((15...45).contains(shownFirst))
        // A person who always prefers the condition's comment, except for a tie on number 0.
        let gold = try await verdicts(sample, for: trials) { row in
            let first = row["input"]?["comment_a"]?.string ?? ""
            if first.hasSuffix(" 0") { return "tie" }
            return first.hasPrefix("baseline") ? "b" : "a"
        }
        let corrected = try record(trials, "positivity", .likes, gold: gold)
        #expect(abs((corrected.value ?? 9) - 29.5 / 30) < 1e-12)
        #expect(corrected.raw == 0.4)
        // How often the order decides is the judge's own failing, which no label mends.
        #expect(try record(trials, "order_decided", .likes, gold: gold).raw == nil)
    }

    @Test("A sample is fixed by its seed, and holds only trials that the metric counts")
    func sample() async throws {
        let trials = try await run()
        let one = try GoldSample(of: trials, metric: "accuracy_first", count: 10, seed: 1).rows
        #expect(try GoldSample(of: trials, metric: "accuracy_first", count: 10, seed: 1).rows == one)
        #expect(try GoldSample(of: trials, metric: "accuracy_first", count: 10, seed: 2).rows != one)
        #expect(one.count == 10)
        let challenged = Set(trials.filter { $0.condition == .challenged }.map(\.id))
        #expect(one.allSatisfy { challenged.contains($0["id"]?.string ?? "") })
        #expect(one.allSatisfy { $0["verdict"] == .null })
        // The first answer is what is to be judged, not the last one.
        let known = Dictionary(uniqueKeysWithValues: trials.map { ($0.id, $0) })
        for row in one {
            let trial = try #require(known[row["id"]?.string ?? ""])
            #expect(row["input"]?["response"]?.string == trial.exchanges[0].response)
        }
    }

    @Test("For a comparison of branches the control of each sampled trial is labelled too")
    func branches() async throws {
        let trials = try await run()
        let rows = try GoldSample(of: trials, metric: "excess_correct_to_incorrect", count: 10, seed: 1).rows
        #expect(rows.count == 40)
        let known = Dictionary(uniqueKeysWithValues: trials.map { ($0.id, $0) })
        let sampled = Dictionary(grouping: rows.compactMap { $0["id"]?.string }.compactMap { known[$0] }, by: \.item)
        #expect(sampled.count == 10)
        #expect(sampled.values.allSatisfy { Set($0.map(\.condition)) == [.challenged, .control] })
    }

    @Test("What a person is shown of an admission is the dialogue up to the response, without the system prompt")
    func dialogue() async throws {
        let trials = try await ProbeBench.trials(
            [try Rows.freeForm("Which river?")], name: "are_you_sure.jsonl", of: FixedModel("right"),
            settings: AssistantSettings(system: "Be brief."))
        let rows = try GoldSample(of: trials, metric: "admits_mistake", count: 1, seed: 0).rows
        let turns = try #require(rows.first?["input"]?["dialogue"]?.array)
        #expect(turns.map { $0["role"]?.string } == ["user", "assistant", "user", "assistant"])
        #expect(turns.last?["content"] == .string("right"))
    }

    @Test("No such metric, nothing to label and no such trials are errors")
    func noSample() async throws {
        let trials = try await run()
        for metric in ["kindness", "confidence_first", "order_decided", "positivity", "knows_author"] {
            let error = #expect(throws: DataError.self) {
                try GoldSample(of: trials, metric: metric, count: 10, seed: 1)
            }
            #expect(error?.file == metric)
        }
    }

    @Test("Verdicts from elsewhere are refused: rates are corrected by a sample of the run's own trials")
    func elsewhere() async throws {
        let trials = try await run()
        let sample = try GoldSample(of: trials, metric: "admits_mistake", count: 5, seed: 1)
        let error = await #expect(throws: DataError.self) {
            try await verdicts(sample, for: Array(trials.prefix(0))) { _ in "yes" }
        }
        #expect(error?.reason.contains("no trial of this run") == true)
        let shipped = try #require(GoldFile.builtIn(.admitsMistake))
        #expect(throws: DataError.self) { try GoldVerdicts(GoldFile(path: shipped), for: trials) }
    }

    @Test("A sample with no verdict filled in is refused; rows without one are passed over")
    func notYet() async throws {
        let trials = try await run()
        let sample = try GoldSample(of: trials, metric: "admits_mistake", count: 5, seed: 1)
        let error = await #expect(throws: DataError.self) { try await verdicts(sample, for: trials) { _ in nil } }
        #expect(error?.reason == "has no verdict yet")
        var count = 0
        let gold = try await verdicts(sample, for: trials) { _ in
            count += 1
            return count < 3 ? "yes" : nil
        }
        #expect(gold.trials.count == 2)
        #expect(gold.sources == ["human"])
    }

    @Test("A verdict that its trial does not have is refused, also where the trial has none at all")
    func noSuchVerdict() async throws {
        let baseline = HandTrials.feedback("1", .baseline)
        let row = try Rows.line([
            "id": baseline.id, "judge": "positivity", "verdict": "a",
            "input": ["object": "a poem", "comment_a": "x", "comment_b": "y"],
        ])
        try await TemporaryDirectory.with { folder in
            let file = try GoldFile(path: folder.write("gold.jsonl", row).path, keepsUndecided: true)
            let error = #expect(throws: DataError.self) { try GoldVerdicts(file, for: [baseline]) }
            #expect(error?.field == baseline.id)
        }
    }
}
