import Foundation

/// What a bootstrap found.
public struct BootstrapDistribution: Hashable, Sendable {
    /// The statistic of the clusters as they are; nil where it has no value.
    public let value: Double?
    /// The statistic of each resample, sorted; without those in which it has no value.
    public let replicates: [Double]
    /// The number of resamples in which the statistic has no value.
    public let undefined: Int
    /// What each cluster contributes to the statistic, d, for the acceleration.
    let jackknife: [Double]

    /// The standard deviation of the resamples; nil with fewer than two.
    public var standardError: Double? {
        guard replicates.count > 1 else { return nil }
        let mean = replicates.reduce(0, +) / Double(replicates.count)
        let squares = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(replicates.count - 1)).squareRoot()
    }

    /// From the 2.5th to the 97.5th percentile of the resamples.
    ///
    /// - Returns: nil where the resamples are all equal or more than half of them have no value: an interval would claim
    ///   what nobody knows.
    public var percentileInterval: ConfidenceInterval? {
        guard isUsable else { return nil }
        let tail = 0.5 * (1 - Estimate.confidence)
        return ConfidenceInterval(
            lower: quantile(tail), upper: quantile(1 - tail),
            method: "percentile bootstrap 95% interval, \(replicates.count) resamples")
    }

    /// The bias-corrected and accelerated interval (Efron, "Better bootstrap confidence intervals", 1987): percentiles
    /// moved by the median bias z₀ and by the skewness a of the jackknife values.
    ///
    /// - Returns: nil where `percentileInterval` is, where the value lies outside all resamples, and where the
    ///   skewness is too large for the formula.
    public var acceleratedInterval: ConfidenceInterval? {
        guard isUsable, let value else { return nil }
        let below = replicates.reduce(0.0) { $0 + ($1 < value ? 1 : $1 == value ? 0.5 : 0) }
        let bias = NormalDistribution.quantile(below / Double(replicates.count))
        guard bias.isFinite else { return nil }
        func level(_ probability: Double) -> Double {
            let z = bias + NormalDistribution.quantile(probability)
            return NormalDistribution.cumulative(bias + z / (1 - acceleration * z))
        }
        let tail = 0.5 * (1 - Estimate.confidence)
        let (low, high) = (level(tail), level(1 - tail))
        guard low < high else { return nil }
        return ConfidenceInterval(
            lower: quantile(low), upper: quantile(high),
            method: "bias-corrected and accelerated bootstrap 95% interval, \(replicates.count) resamples")
    }

    /// The number to report, with the accelerated interval, or the percentile interval where there is no other.
    ///
    /// - Parameters:
    ///   - n: the number of scored observations.
    ///   - unscored: the number of unscored observations.
    ///   - denominator: what is counted, in words.
    ///   - method: what was computed, in words; the interval's kind is added to it.
    public func estimate(n: Int, unscored: Int = 0, denominator: String, method: String) -> Estimate {
        let interval = acceleratedInterval ?? percentileInterval
        return Estimate(
            value: value, standardError: standardError, lower: interval?.lower, upper: interval?.upper, n: n,
            unscored: unscored, denominator: denominator, method: method + (interval.map { ", " + $0.method } ?? ""))
    }

    private var isUsable: Bool {
        guard let first = replicates.first, let last = replicates.last else { return false }
        return first < last && undefined <= replicates.count
    }

    /// Σ d³ / (6 (Σ d²)^(3/2)).
    private var acceleration: Double {
        let squares = jackknife.reduce(0) { $0 + $1 * $1 }
        let cubes = jackknife.reduce(0) { $0 + $1 * $1 * $1 }
        return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
    }

    /// Linear between order statistics (Hyndman and Fan's seventh definition).
    private func quantile(_ probability: Double) -> Double {
        let position = max(0, min(1, probability)) * Double(replicates.count - 1)
        let index = Int(position)
        let next = min(index + 1, replicates.count - 1)
        return replicates[index] + (position - Double(index)) * (replicates[next] - replicates[index])
    }
}
