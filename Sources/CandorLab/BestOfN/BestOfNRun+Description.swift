import Candor
import CandorModels
import CandorPreferenceModels

extension BestOfNRun {
    func plan(_ equipment: Equipment, _ scorers: BestOfNScorers) -> RunPlan {
        var plan = EvaluationRun(request: request.evaluation, progress: progress).plan(equipment)
        plan.optimisation = OptimisationPlan(
            pms: scorers.identities, bestOf: request.bestOf, betas: request.betas, pairs: request.pairs)
        return plan
    }

    func describe(
        _ plan: RunPlan, _ equipment: Equipment, _ scorers: BestOfNScorers, _ compared: DrawJudging.Outcome,
        _ findings: BestOfNFindings, started: String, finished: String
    ) -> RunDescription {
        var description = EvaluationRun(request: request.evaluation, progress: progress)
            .describe(plan, equipment, compared.trials, started: started, finished: finished)
        let described = scorers.described(compared.trials)
        description.optimisation = OptimisationDescription(
            scorers: described, bestOf: findings.bestOf, betas: findings.betas,
            judgedPairs: compared.possible > 0 ? compared.judged : nil,
            possiblePairs: compared.possible > 0 ? compared.possible : nil)
        description.notes += scorers.notes(request.evaluation.probes)
        description.notes += described.filter { $0.unscored > 0 }.map {
            "\($0.name) gave \($0.unscored) responses no usable score: they are never chosen"
        }
        description.notes +=
            Self.unanswered(compared.trials) + Self.unscored(compared.trials) + Self.repetition(compared.trials)
        return description
    }

    /// Draws that are no answers: they leave their pools.
    private static func unanswered(_ trials: [Trial]) -> [String] {
        let missing = trials.filter { !$0.isAnswered }
        guard let reasons = UnansweredText.of(missing.compactMap(\.unscored).counted) else { return [] }
        return [
            "\(missing.count) of \(trials.count) draws are no answers (\(reasons)): they leave their pools, and a prompt "
                + "with fewer than n draws left is unscored at that n"
        ]
    }

    /// How much the judge left open.
    private static func unscored(_ trials: [Trial]) -> [String] {
        let comparisons = trials.flatMap { $0.comparisons ?? [] }
        let counts = [
            ("comparisons of comments", comparisons.count { $0.value == nil }, comparisons.count),
            (
                "responses", trials.count { !$0.isCompared && $0.unscored != nil },
                trials.count { !$0.isCompared }
            ),
        ]
        return counts.filter { $0.1 > 0 }.map {
            "\($0.1) of \($0.2) \($0.0) have no verdict: they leave the expectations with the probability of being chosen"
        }
    }

    /// Says so where a policy says the same every time: nothing can be chosen there, and the curves are flat.
    private static func repetition(_ trials: [Trial]) -> [String] {
        let prompts = Dictionary(grouping: trials) { [$0.probe.rawValue, $0.item, $0.condition.rawValue] }
        let alike = prompts.values.count { Set($0.map(\.response)).count == 1 }
        guard alike > 0 else { return [] }
        return [
            "All draws are the same text for \(alike) of \(prompts.count) prompts: no choice changes anything there"
        ]
    }
}
