import Candor

/// A metric of chosen responses: a weighted sum of what is expected under some conditions.
struct SelectedMetric: Sendable {
    /// The metric of the same name of a policy as it is.
    let metric: Metric
    let formula: ChosenFormula
    let measure: DrawMeasure

    /// The metrics of a probe that depend on which response is chosen, in the order of the results.
    static func all(of probe: ProbeName) -> [SelectedMetric] {
        guard let measure = Probes.named(probe)?.drawMeasure else { return [] }
        return Metric.all(of: probe, confident: .atLeast95).compactMap { metric in
            metric.chosen.map { SelectedMetric(metric: metric, formula: $0, measure: measure) }
        }
    }

    /// Whether a pool takes part: some probes leave out what the policy does not know, unless all are asked for.
    func includes(_ pool: DrawPool) -> Bool { pool.isCounted || metric.subset != nil }

    /// What each draw of a pool is worth: 1 or 0, `nil` for unscored.
    func values(of pool: DrawPool) -> [Double?] {
        let success = formula.success ?? measure.success
        return pool.verdicts.map { verdict in verdict.map { $0 == success ? 1 : 0 } }
    }
}
