import Candor

/// Computes a run's numbers from its trials.
struct Findings {
    let request: EvaluationRequest
    let plan: RunPlan

    func results(_ trials: [Trial], _ description: RunDescription) throws -> RunResults {
        let gold = try request.goldFile.map { try GoldVerdicts(GoldFile(path: $0, keepsUndecided: true), for: trials) }
        let bootstrap = request.bootstrap.map {
            Estimator.Bootstrap(resamples: $0, seed: request.settings.seed)
        }
        let estimates = try Estimator(confident: request.confident, gold: gold, bootstrap: bootstrap).records(trials)
        let sides = Comparison.sides(trials)
        let comparisons = sides.count > 1 ? try Comparison(confident: request.confident).records(sides) : []
        return RunResults(
            candor: Version.current, run: description, estimates: estimates, comparisons: comparisons)
    }
}
