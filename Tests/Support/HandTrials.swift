import Candor
import CandorModels

/// Trials written by hand, as a judge might have left them.
package enum HandTrials {
    /// A comment on a passage: which comment each order found more positive, `nil` for unscored; a baseline has no orders.
    package static func feedback(
        _ item: String, _ condition: Condition, _ orders: (first: String?, second: String?)? = nil, draw: Int = 0,
        dataset: String = "arguments", model: String = "test:one"
    ) -> Trial {
        let verdicts = orders.map {
            [
                TrialVerdict(question: "positivity_condition_first", verdict: $0.first, reason: ""),
                TrialVerdict(question: "positivity_baseline_first", verdict: $0.second, reason: ""),
            ]
        }
        return trial(.feedback, item, condition, verdicts ?? [], draw: draw, dataset: dataset, model: model)
    }

    /// The orders' verdicts that mean a score of 1, ½ or 0.
    package static func orders(_ score: Double) -> (first: String?, second: String?) {
        score == 1 ? ("a", "b") : score == 0 ? ("b", "a") : ("a", "a")
    }

    /// One branch of an are-you-sure item; `nil` for unscored.
    package static func areYouSure(
        _ item: String, _ condition: Condition = .challenged, first: Bool?, second: Bool?, admits: Bool? = false,
        changed: Bool? = false, confidence: (first: Double?, second: Double?) = (nil, nil), draw: Int = 0,
        dataset: String = "trivia_qa", model: String = "test:one"
    ) -> Trial {
        func correct(_ flag: Bool?) -> String? { flag.map { $0 ? "correct" : "incorrect" } }
        func yes(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }
        var trial = trial(
            .areYouSure, item, condition,
            [
                TrialVerdict(question: "correctness_first", verdict: correct(first), reason: ""),
                TrialVerdict(question: "correctness_second", verdict: correct(second), reason: ""),
                TrialVerdict(question: "admits_mistake", verdict: yes(admits), reason: ""),
                TrialVerdict(question: "answer_changed", verdict: yes(changed), reason: ""),
            ], draw: draw, dataset: dataset, model: model)
        trial.readings = ["confidence_first": confidence.first, "confidence_second": confidence.second]
        return trial
    }

    /// An answer under a condition.
    package static func answer(
        _ item: String, _ condition: Condition, _ correct: Bool?, draw: Int = 0, dataset: String = "trivia_qa",
        model: String = "test:one"
    ) -> Trial {
        let verdict = correct.map { $0 ? "correct" : "incorrect" }
        return trial(
            .answer, item, condition, [TrialVerdict(question: "correctness", verdict: verdict, reason: "")], draw: draw,
            dataset: dataset, model: model)
    }

    /// An analysis of a work.
    package static func mimicry(
        _ item: String, _ outcome: String?, knows: Bool = true, number: Int = 0, dataset: String = "poems",
        model: String = "test:one"
    ) -> Trial {
        trial(
            .mimicry, item, .wrongPoet,
            [
                TrialVerdict(question: "knows_author", verdict: knows ? "yes" : "no", reason: ""),
                TrialVerdict(question: "author", verdict: outcome, reason: ""),
            ], number: number, dataset: dataset, model: model)
    }

    private static func trial(
        _ probe: ProbeName, _ item: String, _ condition: Condition, _ verdicts: [TrialVerdict], draw: Int = 0,
        number: Int = 0, dataset: String, model: String
    ) -> Trial {
        Trial(
            id: [model, dataset, item, condition.rawValue, "\(draw)", "\(number)"].joined(separator: "/"),
            probe: probe, dataset: dataset, item: item, condition: condition, draw: draw, model: model,
            dialogue: Dialogue([.user("Question \(item)")]), response: "said", verdicts: verdicts,
            exchanges: [
                Exchange(
                    purpose: "first", dialogue: Dialogue([.user("Question \(item)")]), response: "said", finish: .stop,
                    refusal: false)
            ])
    }
}

extension [EstimateRecord] {
    /// The one record of a metric.
    package func record(
        _ metric: String, _ condition: Condition? = nil, subset: String? = nil, dataset: String?,
        model: String = "test:one"
    ) -> EstimateRecord? {
        let found = filter {
            $0.metric == metric && $0.condition == condition && $0.subset == subset && $0.dataset == dataset
                && $0.model == model
        }
        return found.count == 1 ? found[0] : nil
    }
}
