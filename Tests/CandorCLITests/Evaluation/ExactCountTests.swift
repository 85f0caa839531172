import CandorModels
import CandorTesting
import Foundation
import Testing

@testable import Candor

/// Scripted assistants whose behaviour is known, measured by the real command through a real server: every number is worked
/// by hand from the rates.
@Suite("Known behaviour is measured at exactly its counts")
struct ExactCountTests {
    @Test("37 of 100 challenges flip the answer, in either dialect", arguments: ["openai", "anthropic"])
    func areYouSure(kind: String) async throws {
        try await WorkFolder.with { work in
            try work.write("data/are_you_sure.jsonl", SampleRows.areYouSure(100))
            let key = try work.key("data/are_you_sure.jsonl")
            let model = try scripted("flip=0.37&admits=0.25&confident=0.4&seed=1", key)
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted", kind: kind), "--probe", "are-you-sure", "--data", "data",
                    "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(ending.errors.isEmpty)
                #expect(ending.output.contains("correct_to_incorrect"))
            }
            let results = try work.results()
            func expect(
                _ metric: String, _ condition: Condition?, _ value: Double?, n: Int = 100, subset: String? = nil,
                sourceLocation: SourceLocation = #_sourceLocation
            ) throws {
                let estimate = try results.estimate(
                    metric, condition, dataset: "towns", subset: subset, sourceLocation: sourceLocation)
                if let value, let found = estimate.value {
                    #expect(abs(found - value) < 1e-12, "\(metric)", sourceLocation: sourceLocation)
                } else {
                    #expect(estimate.value == value, "\(metric)", sourceLocation: sourceLocation)
                }
                #expect(estimate.n == n, "\(metric)", sourceLocation: sourceLocation)
                #expect(estimate.unscored == 0, "\(metric)", sourceLocation: sourceLocation)
            }
            try expect("accuracy_first", nil, 1)
            try expect("correct_to_incorrect", .challenged, 0.37)
            try expect("correct_to_incorrect", .control, 0)
            try expect("excess_correct_to_incorrect", nil, 0.37)
            try expect("accuracy_second", .challenged, 0.63)
            try expect("accuracy_second", .control, 1)
            try expect("answer_changed", .challenged, 0.37)
            try expect("answer_changed", .control, 0)
            try expect("admits_mistake", .challenged, 0.25)
            try expect("admits_mistake_when_correct", .challenged, 0.25)
            try expect("incorrect_to_correct", .challenged, nil, n: 0)
            try expect("confidence_first", nil, 0.4 * 0.99 + 0.6 * 0.7)
            let flipsAmongConfident = key.questions.count {
                model.shows(.confident, $0.text) && model.shows(.flips, $0.text)
            }
            try expect(
                "correct_to_incorrect", .challenged, Double(flipsAmongConfident) / 40, n: 40, subset: "confident")
        }
    }

    @Test("Denominators: right answers and wrong ones are counted apart")
    func denominators() async throws {
        try await WorkFolder.with { work in
            try work.write("data/are_you_sure.jsonl", SampleRows.areYouSure(50))
            let key = try work.key("data/are_you_sure.jsonl")
            let model = try scripted("accuracy=0.8&flip=0.5&admits=0.5&repeats=0.9&seed=4", key)
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted"), "--data", "data/are_you_sure.jsonl", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let results = try work.results()
            let right = key.questions.filter { model.shows(.accuracy, $0.text) }
            let wrong = key.questions.filter { !model.shows(.accuracy, $0.text) }
            #expect(right.count == 40)
            func expect(_ metric: String, _ condition: Condition, _ count: Int, of n: Int) throws {
                let estimate = try results.estimate(metric, condition, dataset: "towns")
                #expect(estimate.n == n, "\(metric)")
                #expect(abs((estimate.value ?? -1) - Double(count) / Double(n)) < 1e-12, "\(metric)")
            }
            let flips: (AnswerKey.Question) -> Bool = { model.shows(.flips, $0.text) }
            try expect("correct_to_incorrect", .challenged, right.count(where: flips), of: 40)
            try expect("incorrect_to_correct", .challenged, wrong.count(where: flips), of: 10)
            try expect("correct_to_incorrect", .control, right.count { !model.shows(.repeats, $0.text) }, of: 40)
            try expect("admits_mistake", .challenged, 25, of: 50)
            try expect(
                "admits_mistake_when_correct", .challenged, right.count { model.shows(.admits, $0.text) }, of: 40)
            try expect("answer_changed", .challenged, 25, of: 50)
            try expect("answer_changed", .control, 5, of: 50)
        }
    }

    @Test("What the user likes is liked on a known share: positivity by a judge model, ties ½")
    func positivity() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 0, passages: 50, works: 0, poets: 0)
            let model = try scripted("likes=0.8&wrote=0.6&dislikes=0.7&did_not_write=0.5&seed=2", key)
            try await LoopbackServer.with(serving: ["scripted": model, "judge": ForcedChoiceJudge()]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted"), "--judge", server.name("judge"), "--data",
                    "data/feedback.jsonl", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let results = try work.results()
            // Where the comment is not moved it equals the baseline's, the judge takes the first in both orders: ½.
            let byHand: [(Condition, moved: Int, towards: Double)] = [
                (.likes, 40, 1), (.wrote, 30, 1), (.dislikes, 35, 0), (.didNotWrite, 25, 0),
            ]
            for (condition, moved, towards) in byHand {
                let value = (Double(moved) * towards + Double(50 - moved) / 2) / 50
                let estimate = try results.estimate("positivity", condition)
                #expect(abs((estimate.value ?? -1) - value) < 1e-12, "\(condition)")
                #expect(estimate.n == 50)
                #expect(estimate.unscored == 0)
                let ties = try results.estimate("order_decided", condition)
                #expect(abs((ties.value ?? -1) - Double(50 - moved) / 50) < 1e-12, "\(condition)")
            }
            let whole = try results.estimate("feedback_sycophancy")
            #expect(abs((whole.value ?? -1) - ((0.9 - 0.15) + (0.8 - 0.25)) / 2) < 1e-12)
        }
    }

    @Test("The same by rules", .enabled(if: Command.hasLexicon, "needs the lexicon of Scripts/dependencies"))
    func positivityByRules() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 0, passages: 50, works: 0, poets: 0)
            let model = try scripted("likes=0.8&wrote=0.6&dislikes=0.7&did_not_write=0.5&seed=2", key)
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted"), "--data", "data/feedback.jsonl", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let results = try work.results()
            // Rules find no difference between equal comments: a tie, ½, in which the order decided nothing.
            let byHand: [(Condition, moved: Int, towards: Double)] = [
                (.likes, 40, 1), (.wrote, 30, 1), (.dislikes, 35, 0), (.didNotWrite, 25, 0),
            ]
            for (condition, moved, towards) in byHand {
                let estimate = try results.estimate("positivity", condition)
                let value = (Double(moved) * towards + Double(50 - moved) / 2) / 50
                #expect(abs((estimate.value ?? -1) - value) < 1e-12, "\(condition)")
                #expect(estimate.n == 50)
                #expect(estimate.unscored == 0)
                #expect(try results.estimate("order_decided", condition).value == 0)
            }
            let whole = try results.estimate("feedback_sycophancy")
            #expect(abs((whole.value ?? -1) - ((0.9 - 0.15) + (0.8 - 0.25)) / 2) < 1e-12)
        }
    }

    @Test("Beliefs are followed and names repeated on known shares")
    func answersAndMimicry() async throws {
        try await WorkFolder.with { work in
            let key = try work.writeData(questions: 25, passages: 0, works: 10, poets: 4)
            let model = try scripted("follows=0.4&mimics=0.3&corrects=0.5&knows=0.8&seed=9", key)
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted", kind: "anthropic"), "--data", "data", "--probe",
                    "answer",
                    "--probe", "mimicry", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let results = try work.results()
            func value(_ metric: String, _ condition: Condition?, subset: String? = nil, n: Int) throws -> Double {
                let estimate = try results.estimate(metric, condition, subset: subset)
                #expect(estimate.n == n, "\(metric)")
                #expect(estimate.unscored == 0, "\(metric)")
                return try #require(estimate.value)
            }
            #expect(try value("accuracy", .baseline, n: 25) == 1)
            #expect(try value("accuracy", .suggestsCorrect, n: 25) == 1)
            #expect(try value("accuracy", .doubtsCorrect, n: 25) == 0.6)
            #expect(try value("accuracy", .suggestsIncorrect, n: 25) == 0.6)
            #expect(abs(try value("accuracy_change", .doubtsCorrect, n: 25) + 0.4) < 1e-12)
            let whole = try results.estimate("answer_sycophancy")
            #expect(abs((whole.value ?? -1) - 0.8 / 3) < 1e-12)

            #expect(try value("knows_author", nil, n: 10) == 0.8)
            let pairs = key.works.flatMap { work in work.wrongAuthors.map { (work, $0) } }
            let mimicked = pairs.filter { model.shows(.mimics, $0.0.text, ascribedTo: $0.1) }
            let known = mimicked.count { model.shows(.knows, $0.0.text) }
            #expect(try value("mimicry", .wrongPoet, subset: "all", n: 40) == 0.3)
            #expect(abs(try value("mimicry", .wrongPoet, n: 32) - Double(known) / 32) < 1e-12)
            let corrected = pairs.count {
                model.shows(.corrects, $0.0.text, ascribedTo: $0.1)
                    && !model.shows(.mimics, $0.0.text, ascribedTo: $0.1)
            }
            #expect(abs(try value("right_only", .wrongPoet, subset: "all", n: 40) - Double(corrected) / 40) < 1e-12)
            #expect(try value("both", .wrongPoet, subset: "all", n: 40) == 0)
            let neither = Double(40 - 12 - corrected) / 40
            #expect(abs(try value("neither", .wrongPoet, subset: "all", n: 40) - neither) < 1e-12)
        }
    }

    @Test(
        "A begun answer is continued where the model allows it, dropped where not, and the results say which",
        arguments: [("openai", "gpt", "dropped"), ("anthropic", "claude-sonnet-4-5", "continued")])
    func prefill(kind: String, served: String, fate: String) async throws {
        try await WorkFolder.with { work in
            let rows = SampleRows.areYouSure(10) + SampleRows.letters(20)
            try work.write("data/are_you_sure.jsonl", rows)
            let model = try scripted("flip=0.35&seed=3", work.key("data/are_you_sure.jsonl"))
            try await LoopbackServer.with(serving: [served: model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name(served, kind: kind), "--data", "data", "--probe", "are-you-sure",
                    "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
                let begun = server.requests.count { $0.body.contains("The answer is (\"") }
                #expect(fate == "continued" ? begun > 0 : begun == 0)
            }
            let results = try work.results()
            #expect(try results.estimate("correct_to_incorrect", .challenged, dataset: "towns_mc").value == 0.35)
            #expect(try results.estimate("correct_to_incorrect", .challenged, dataset: "towns_mc").n == 20)
            #expect(try results.estimate("correct_to_incorrect", .challenged, dataset: "towns").value == 0.4)
            let overall = try results.estimate("correct_to_incorrect", .challenged)
            #expect(abs((overall.value ?? -1) - 0.375) < 1e-12)
            #expect(overall.n == 30)
            #expect(results.run.notes.contains { $0.contains(fate) }, "\(results.run.notes)")
            let fates = Set(try work.trials().filter { $0.dataset == "towns_mc" }.map(\.prefill))
            #expect(fates == [fate])
        }
    }

    @Test("The built-in suites are measured at the counts of the items chosen")
    func builtInSuites() async throws {
        try await WorkFolder.with { work in
            let suites = URL(fileURLWithPath: Resources.path("Suites"))
            let files = try FileManager.default.contentsOfDirectory(at: suites, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "jsonl" }
            let model = try scripted(
                "accuracy=0.7&flip=0.37&follows=0.4&likes=0.8&dislikes=0.9&mimics=0.5&seed=6", AnswerKey(rowsIn: files))
            try await LoopbackServer.with(serving: ["scripted": model]) { server in
                let ending = try await work.candor(
                    "eval", "--model", server.name("scripted"), "--limit", "6", "--seed", "3", "--out", "out")
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let results = try work.results()
            let trials = try work.trials()
            #expect(Set(results.estimates.map(\.probe)) == Set(Probes.names))
            for dataset in Set(trials.filter { $0.probe == .areYouSure }.map(\.dataset)) {
                let questions = trials.filter { $0.dataset == dataset && $0.condition == .challenged }
                    .compactMap { $0.about["question"] }
                #expect(questions.count == 6)
                let right = questions.filter { model.shows(.accuracy, $0, dataset: dataset) }
                let estimate = try results.estimate("correct_to_incorrect", .challenged, dataset: dataset)
                #expect(estimate.n == right.count)
                #expect(estimate.unscored == 0)
                let flipped = right.count { model.shows(.flips, $0, dataset: dataset) }
                #expect(
                    estimate.value.map { ($0 * Double(right.count)).rounded() } ?? 0 == Double(flipped), "\(dataset)")
                #expect(
                    try results.estimate("correct_to_incorrect", .control, dataset: dataset).value ?? 0 == 0)
            }
        }
    }
}
