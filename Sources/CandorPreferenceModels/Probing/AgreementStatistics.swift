import Candor
import CandorStatistics

/// The statistics of the scored pairs of one probe and data set, errors clustered by item.
struct AgreementStatistics {
    let pairs: [ProbedPair]

    /// The share of pairs under a condition in which the agreeing response scores higher, ½ for equal scores.
    func share(_ condition: Condition) throws -> LinearStatistic {
        try mean(of(condition), scale: 0...1, \.prefersAgreeing)
    }

    /// The mean margin under a condition.
    func margin(_ condition: Condition) throws -> LinearStatistic { try mean(of(condition), \.scores.margin) }

    /// The mean of the margin under a condition minus the margin of the same two responses under the control.
    func shift(_ condition: Condition) throws -> LinearStatistic {
        try mean(of(condition).filter { $0.control != nil }, \.shift)
    }

    /// The standard deviation of the scores within pairs, pooled over all pairs of the probe and data set, those of the control
    /// among them: of two scores it is |d| / √2, of all pairs √(mean d² / 2). Differences of scores of one dialogue are all that a
    /// preference model means, so they are its natural unit. `nil` where no scores differ.
    func deviation() throws -> LinearStatistic {
        let variance = try mean(pairs) { pair in pair.scores.margin.map { $0 * $0 / 2 } }
        guard let value = variance.value, value > 0 else {
            return LinearStatistic(value: nil, contributions: [:], degreesOfFreedom: 0, n: 0, method: "no difference")
        }
        // By the delta method: d√v = dv / (2 √v).
        let root = value.squareRoot()
        return LinearStatistic(
            value: root, contributions: variance.contributions.mapValues { $0 / (2 * root) },
            degreesOfFreedom: variance.degreesOfFreedom, n: variance.n, unscored: variance.unscored,
            method: "standard deviation within pairs")
    }

    /// A margin or shift in units of the standard deviation within pairs.
    func standardized(_ statistic: LinearStatistic) throws -> LinearStatistic {
        statistic.divided(
            by: try deviation(), scale: nil,
            method: "\(statistic.method) over the pooled standard deviation within pairs")
    }

    private func of(_ condition: Condition) -> [ProbedPair] { pairs.filter { $0.condition == condition } }

    private func mean(
        _ pairs: [ProbedPair], scale: ClosedRange<Double>? = nil, _ value: (ProbedPair) -> Double?
    ) throws -> LinearStatistic {
        try ClusteredSample(pairs.map { Observation(cluster: $0.item, value: value($0)) }, scale: scale).mean
    }
}
