import Candor

/// A run's numbers computed anew from its trials, by other verdicts, another rule or other intervals; nothing is asked.
package struct Recomputation {
    /// The file of verdicts by which rates are corrected.
    let gold: String?
    /// Whether gold that agrees with the judge no better than chance is used all the same.
    let forcesGold: Bool
    /// First answers count as confident above this percentage; `nil` for as the run has it.
    let confidentAbove: Double?
    /// Intervals by resampling items this many times.
    let bootstrap: Int?

    package init(gold: String?, forcesGold: Bool, confidentAbove: Double?, bootstrap: Int?) {
        self.gold = gold
        self.forcesGold = forcesGold
        self.confidentAbove = confidentAbove
        self.bootstrap = bootstrap
    }

    /// Puts the new numbers in the place of the old ones; where nothing is wanted anew, the run stays as it is.
    /// - Throws: ``LabError`` for a run in which preference models chose among draws.
    package func apply(to run: inout Run) throws {
        guard gold != nil || confidentAbove != nil || bootstrap != nil else { return }
        try run.results.run.expectNoChoice(
            "\(key: "gold"), \(key: "confident_above") and \(key: "bootstrap") are for evaluations")
        var confident = ConfidentRule(description: run.results.run.confidentRule) ?? .atLeast95
        if let confidentAbove { confident = ConfidentRule(threshold: confidentAbove / 100, isInclusive: false) }
        let correction = try gold.map { try GoldCorrection($0, for: run.trials, force: forcesGold) }
        let resampling = bootstrap.map { Estimator.Bootstrap(resamples: $0, seed: run.results.run.seed) }
        run.results.run.confidentRule = confident.description
        run.results.gold = correction?.summary
        run.results.estimates = try Estimator(
            confident: confident, gold: correction?.verdicts, bootstrap: resampling
        ).records(run.trials)
        guard run.results.run.optimisation == nil, !run.results.comparisons.isEmpty else { return }
        run.results.comparisons = try Comparison(confident: confident, gold: correction?.verdicts)
            .records(Comparison.sides(run.trials))
    }
}
