import Candor

/// Computes a run's numbers from its trials.
struct Findings {
    let request: EvaluationRequest
    let plan: RunPlan

    func results(_ trials: [Trial], _ description: RunDescription) throws -> RunResults {
        let correction = try request.goldFile.map { try GoldCorrection($0, for: trials, force: request.forcesGold) }
        let gold = correction?.verdicts
        let bootstrap = request.bootstrap.map {
            Estimator.Bootstrap(resamples: $0, seed: request.settings.seed)
        }
        let estimator = Estimator(confident: request.confident, gold: gold, bootstrap: bootstrap)
        let sides = Comparison.sides(trials)
        guard request.checkpoints.isEmpty else {
            var results = try sweep(sides, try estimator.records(trials), description)
            results.gold = correction?.summary
            return results
        }
        let comparison = Comparison(confident: request.confident, gold: gold)
        return RunResults(
            candor: Version.current, run: description, estimates: try estimator.records(trials),
            comparisons: sides.count > 1 ? try comparison.records(sides) : [], gold: correction?.summary)
    }

    /// Estimates by checkpoint, their trend, and the last checkpoint against the first.
    private func sweep(
        _ sides: [Comparison.Side], _ estimates: [EstimateRecord], _ description: RunDescription
    ) throws -> RunResults {
        let stages = zip(request.checkpoints, request.models).compactMap { position, model in
            sides.first { $0.name == model.description }.map { (position: position, side: $0) }
        }
        let positions = Dictionary(stages.map { ($0.side.name, $0.position) }) { first, _ in first }
        let placed = estimates.map { estimate in
            var placed = estimate
            placed.checkpoint = positions[estimate.model]
            placed.klDivergence = placed.checkpoint.flatMap(divergence)
            return placed
        }
        let trends = try CheckpointTrend(confident: request.confident).records(
            stages.map { CheckpointTrend.Stage(position: $0.position, trials: $0.side.trials) })
        var comparisons: [ComparisonRecord] = []
        if let first = stages.first, let last = stages.last, stages.count > 1 {
            comparisons = try Comparison(confident: request.confident).records(
                between: [last.side], and: [first.side])
        }
        var description = description
        description.optimisation = OptimisationDescription(
            checkpoints: stages.map { .init(position: $0.position, model: $0.side.name) }, training: request.training)
        return RunResults(
            candor: Version.current, run: description, estimates: placed, comparisons: comparisons, trends: trends)
    }

    /// How far a checkpoint has moved from the start, in nats a response to the prompts that it was trained on.
    private func divergence(at position: Double) -> Double? {
        request.training?.rounds.first { Double($0.round) == position }?.divergence.value
    }
}
