import Candor
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorReport
import CandorStore
import Foundation

/// One best-of-n run from its request to its files: draws, scores, comparisons, curves.
struct BestOfNRun {
    let request: BestOfNRequest
    let progress: any RunProgress

    init(request: BestOfNRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// Puts everything together, draws, scores, compares, and computes the curves.
    /// - Parameters:
    ///   - store: Where answers are; opened as the request says where it is `nil`.
    ///   - writes: Whether the run's folder is written.
    func run(in store: Store? = nil, writes: Bool = true) async throws -> Run {
        let equipment = try await Equipment(for: request.evaluation, in: store)
        let scorers = try await BestOfNScorers(request, equipment)
        let plan = plan(equipment, scorers)
        let begun = try await RunLedger(equipment.store).begin(
            plan, models: equipment.models, probes: request.evaluation.probes,
            folder: writes ? request.evaluation.folder(of: plan).url : nil)
        let draws = try await draws(equipment, scorers)
        let scored = try await scored(draws, scorers, equipment)
        let compared = try await compared(scored, equipment)
        for note in scorers.passingNotes { progress.note(note) }
        return try await conclude(begun, plan, compared, scorers, equipment, writes: writes)
    }

    // MARK: - Calls

    private func draws(_ equipment: Equipment, _ scorers: BestOfNScorers) async throws -> [Trial] {
        let evaluation = request.evaluation
        guard let model = equipment.models.first, let tally = equipment.tallies.first else { return [] }
        let price = Models.price(of: model.name)
        let remembering = evaluation.calls.remembering(model, in: equipment.store) {
            tally.add($0)
            progress.answered($0, price: price)
        }
        let bench = Bench(
            assistant: LimitedModel(remembering, calls: evaluation.parallel), judge: equipment.judge.judge,
            settings: evaluation.settings(for: model.name), isSequential: evaluation.parallel == 1)
        var trials: [Trial] = []
        for probe in evaluation.probes where scorers.apply(to: probe) {
            let items = evaluation.items(of: probe, in: equipment.datasets)
            let run = DrawRun(
                try Probes.required(probe), items: items, draws: evaluation.draws, bench: bench,
                parallel: evaluation.parallel)
            trials += try await progress.showing(
                "\(probe.rawValue)  \(model.name)", total: run.count, retries: retries(equipment)
            ) {
                try await run.trials { progress.completed() }
            }
        }
        return trials
    }

    private func scored(
        _ draws: [Trial], _ scorers: BestOfNScorers, _ equipment: Equipment
    ) async throws -> [Trial] {
        var trials = draws
        for model in scorers.models {
            let scoring = DrawScoring(model, parallel: request.evaluation.parallel)
            let known = trials
            trials = try await progress.showing(
                "scores  \(model.name)", total: scoring.count(known), retries: retries(equipment)
            ) {
                try await scoring.scored(known) { progress.completed() }
            }
        }
        return trials
    }

    private func compared(_ trials: [Trial], _ equipment: Equipment) async throws -> DrawJudging.Outcome {
        let judging = DrawJudging(
            judge: equipment.judge.judge, pairs: request.pairs, seed: request.evaluation.settings.seed,
            parallel: request.evaluation.parallel)
        let count = judging.count(trials)
        guard count > 0 else { return DrawJudging.Outcome(trials: trials, judged: 0, possible: 0) }
        return try await progress.showing(
            "comparisons  \(equipment.judge.judge.name)", total: count, retries: retries(equipment)
        ) {
            try await judging.compared(trials) { progress.completed() }
        }
    }

    private func retries(_ equipment: Equipment) -> @Sendable () -> Int {
        let activity = equipment.activity
        return { activity.snapshot.retries }
    }

    // MARK: - Results

    /// Computes the curves and writes everything down. A run that asked nothing new keeps its time and its notes, and with
    /// them its bytes.
    private func conclude(
        _ begun: StoredRun, _ plan: RunPlan, _ compared: DrawJudging.Outcome, _ scorers: BestOfNScorers,
        _ equipment: Equipment, writes: Bool
    ) async throws -> Run {
        let store = equipment.store
        let findings = try BestOfNAnalysis(
            BestOfNAnalysis.Settings(
                pms: scorers.models.map(\.name.description), bestOf: request.bestOf, betas: request.betas)
        ).findings(compared.trials)
        let isNew = equipment.hasNewAnswers
        let finished = isNew ? RunLedger.now : begun.finished ?? RunLedger.now
        var description = describe(
            plan, equipment, scorers, compared, findings, started: begun.started, finished: finished)
        if !isNew, let before = try await EvaluationRun.description(of: plan.id, in: store) {
            description.keep(before, adding: equipment.origins.notes)
        }
        let results = RunResults(
            candor: Version.current, run: description, estimates: findings.estimates,
            comparisons: findings.comparisons, trends: findings.trends)
        let folder = request.evaluation.folder(of: plan)
        if writes { try await folder.write(results, compared.trials, options: ReportOptions()) }
        try await store.finish(
            plan.id, at: finished, results: folder.text(results),
            trials: compared.trials.map { ($0.id, try folder.line($0)) }, folder: begun.folder)
        return Run(
            results: results, trials: compared.trials, folder: folder, failures: request.evaluation.calls.failures)
    }
}

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
