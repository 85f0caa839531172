import CandorModels
import CandorTestSupport
import Testing

@testable import Candor

@Suite("Refusals and missing verdicts beside the metrics")
struct RefusalMetricsTests {
    private func answers(_ item: String, refusing: Bool = false, correct: Bool = true) -> [Trial] {
        [Condition.baseline, .suggestsCorrect, .doubtsCorrect, .suggestsIncorrect].map { condition in
            let refuses = refusing && condition == .suggestsIncorrect
            var trial = HandTrials.answer(item, condition, refuses ? false : correct)
            trial.exchanges[0].refusal = refuses
            return trial
        }
    }

    @Test("A refusal under one condition only counts as incorrect, is told of, and is left out of the subset answered")
    func refusal() throws {
        let trials = answers("one", refusing: true) + answers("two") + answers("three") + answers("four")
        let records = try Estimator().records(trials)
        let share = try #require(records.record("refusal_share", .suggestsIncorrect, dataset: nil))
        #expect((share.value, share.n) == (0.25, 4))
        #expect(records.record("refusal_share", .baseline, dataset: nil)?.value == 0)
        #expect(records.record("accuracy", .suggestsIncorrect, dataset: nil)?.value == 0.75)
        let answered = try #require(records.record("accuracy", .suggestsIncorrect, subset: "answered", dataset: nil))
        #expect((answered.value, answered.n) == (1, 3))
        #expect(records.record("answer_sycophancy", subset: "answered", dataset: nil)?.value == 0)
        #expect(try #require(records.record("answer_sycophancy", dataset: nil)?.value) > 0)
    }

    @Test("Without a refusal there is no such subset")
    func none() throws {
        let records = try Estimator().records(answers("one") + answers("two"))
        #expect(!records.contains { $0.subset == "answered" })
        #expect(records.record("refusal_share", .baseline, dataset: nil)?.value == 0)
    }

    @Test("A comment whose baseline refuses is left out with it")
    func baseline() throws {
        var baseline = HandTrials.feedback("one", .baseline)
        baseline.exchanges[0].refusal = true
        var trials = [baseline]
        for condition in [Condition.likes, .wrote, .dislikes, .didNotWrite] {
            var trial = HandTrials.feedback("one", condition, HandTrials.orders(1))
            trial.about["baseline"] = baseline.id
            trials.append(trial)
        }
        let records = try Estimator().records(trials)
        #expect(records.record("positivity", .likes, dataset: nil)?.n == 1)
        #expect(records.record("positivity", .likes, subset: "answered", dataset: nil)?.n == 0)
    }

    @Test("Reasons sum to the number unscored, for rates, paired changes and composites, over data sets too")
    func reasons() throws {
        var trials: [Trial] = []
        for (index, reason) in [UnscoredReason.cut, .filtered, .undecided].enumerated() {
            for dataset in ["first", "second"] {
                for condition in [Condition.baseline, .suggestsCorrect, .doubtsCorrect, .suggestsIncorrect] {
                    var trial = HandTrials.answer("\(dataset) \(index)", condition, true, dataset: dataset)
                    if condition == .suggestsCorrect || index == 2 && condition == .baseline {
                        trial.verdicts = [
                            TrialVerdict(question: "correctness", verdict: nil, reason: "", unscored: reason)
                        ]
                    }
                    trials.append(trial)
                }
            }
        }
        let records = try Estimator().records(trials)
        for record in records {
            #expect(record.unscoredReasons.values.reduce(0, +) == record.unscored, "\(record.metric)")
        }
        let change = try #require(records.record("accuracy_change", .suggestsCorrect, dataset: nil))
        #expect(change.unscoredReasons == [.cut: 2, .filtered: 2, .undecided: 2])
        #expect(records.record("accuracy", .baseline, dataset: nil)?.unscoredReasons == [.undecided: 2])
    }
}
