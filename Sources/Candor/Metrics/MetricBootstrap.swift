import CandorStatistics

/// The bootstrap of a metric: items are drawn with replacement, all their trials with them, and the metric is computed anew.
struct MetricBootstrap {
    private let bootstrap: Estimator.Bootstrap

    init(_ bootstrap: Estimator.Bootstrap) {
        self.bootstrap = bootstrap
    }

    /// What one item adds to each rate of a metric: sums above and below the line, one pair a rate.
    private typealias ItemTotals = [(above: Double, below: Double)]

    func estimate(_ metric: Metric, _ sets: [TrialSet], standard: Estimate) throws -> Estimate {
        let strata = sets.map { totals(metric.formula, $0) }
        let scored = strata.count { value(metric.formula, $0) != nil }
        let distribution = try ClusterBootstrap(resamples: bootstrap.resamples, seed: bootstrap.seed)
            .distribution(ofStrata: strata) { drawn in
                let values = drawn.compactMap { value(metric.formula, $0) }
                return values.count == scored && scored > 0 ? values.reduce(0, +) / Double(scored) : nil
            }
        return distribution.estimate(
            n: standard.n, unscored: standard.unscored, denominator: standard.denominator,
            method: sets.count == 1 ? "items resampled" : "unweighted mean of \(sets.count) datasets, items resampled")
    }

    private func totals(_ formula: Formula, _ trials: TrialSet) -> [ItemTotals] {
        let rates = formula.rates.map { rate in
            Dictionary(grouping: rate.observations(trials), by: \.cluster).mapValues { observations in
                observations.reduce(into: (above: 0.0, below: 0.0)) { sum, observation in
                    guard let above = observation.numerator, let below = observation.denominator else { return }
                    sum.above += above
                    sum.below += below
                }
            }
        }
        return trials.items.sorted().map { item in
            rates.map { $0[item] ?? (0, 0) }
        }
    }

    private func value(_ formula: Formula, _ drawn: [ItemTotals]) -> Double? {
        var next = 0
        return value(formula, drawn, &next)
    }

    /// Walks the formula in the order of `Formula.rates`.
    private func value(_ formula: Formula, _ drawn: [ItemTotals], _ next: inout Int) -> Double? {
        switch formula {
        case .rate:
            defer { next += 1 }
            return quotient(drawn.map { $0[next] })
        case .pairedDifference:
            defer { next += 2 }
            let paired = drawn.filter { $0[next].below > 0 && $0[next + 1].below > 0 }
            guard
                let first = quotient(paired.map { $0[next] }),
                let second = quotient(paired.map { $0[next + 1] })
            else { return nil }
            return first - second
        case .combination(let parts, let divisor):
            var sum = 0.0
            var isComplete = true
            for part in parts {
                if let value = value(part.part, drawn, &next) { sum += part.weight * value } else { isComplete = false }
            }
            return isComplete ? sum / divisor : nil
        }
    }

    private func quotient(_ sums: [(above: Double, below: Double)]) -> Double? {
        let below = sums.reduce(0) { $0 + $1.below }
        return below > 0 ? sums.reduce(0) { $0 + $1.above } / below : nil
    }
}
