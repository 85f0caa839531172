/// The observations of one stratum as deviations from their mean, and how likely other means make them: the nonparametric
/// likelihood of a bounded quantity (Owen, "Empirical Likelihood", 2001), which may also put weight on the ends of the
/// scale, where nothing was seen.
///
/// Of all distributions on the observed values and the two ends, the likeliest with a given mean has the weights
/// p = share / (ν + s · x): s says how far the mean is moved, ν makes the weights sum to 1. With values of 0 and 1 it is
/// the binomial distribution itself, with −1, 0 and 1 the trinomial of paired verdicts.
struct TiltedSample: Sendable {
    /// The mean and the variance of one observation under some tilt, as deviations from the observed mean.
    struct Moments {
        var mean: Double
        var variance: Double
    }

    /// How many independent observations the sample counts for.
    let n: Double
    /// The ends of the scale as deviations; never inside the observed values.
    let lowest: Double
    let highest: Double
    /// The distinct values, ascending, and the share of observations that each has.
    private let values: [Double]
    private let shares: [Double]

    /// - Parameters:
    ///   - deviations: the observations less their mean, in any order; none stands for a sample without variation.
    ///   - ends: the ends of the scale less the mean.
    ///   - n: how many independent observations they count for; above 0.
    init(deviations: [Double], ends: ClosedRange<Double>, n: Double) {
        let sorted = deviations.isEmpty ? [0] : deviations.sorted()
        let near = Self.rounding * (ends.upperBound - ends.lowerBound)
        let unit = 1 / Double(sorted.count)
        var values: [Double] = []
        var shares: [Double] = []
        for value in sorted {
            if let last = values.last, value - last <= near {
                shares[shares.count - 1] += unit
            } else {
                values.append(value)
                shares.append(unit)
            }
        }
        self.n = n
        lowest = min(ends.lowerBound, values[0])
        highest = max(ends.upperBound, values[values.count - 1])
        self.values = values
        self.shares = shares
    }

    /// The moments of the likeliest distribution under a tilt.
    ///
    /// - Parameter tilt: s; below 0 the mean moves up, above 0 down, at 0 it is the observed one.
    func moments(tilt: Double) -> Moments {
        guard tilt != 0 else { return moments(tilt: 0, level: 1, unseen: 0, at: 0) }
        let end = tilt < 0 ? highest : lowest
        let outermost = tilt < 0 ? values.count - 1 : 0
        // ν must keep every weight positive, at the end of the scale too.
        let least = -tilt * end
        let reachesEnd = abs(values[outermost] - end) <= Self.rounding * (highest - lowest)
        if !reachesEnd {
            let seen = total(tilt: tilt, level: least).sum
            if seen <= 1 { return moments(tilt: tilt, level: least, unseen: 1 - seen, at: end) }
        }
        let lowerLevel = max(1, least + (reachesEnd ? shares[outermost] : 0))
        let level = level(tilt: tilt, between: lowerLevel, and: max(lowerLevel, 1 - tilt * end))
        return moments(tilt: tilt, level: level, unseen: 0, at: end)
    }

    /// The ν at which the weights sum to 1: Newton's steps on the reciprocal of the sum, kept between two bounds.
    private func level(tilt: Double, between lower: Double, and upper: Double) -> Double {
        var (lower, upper) = (lower, upper)
        var level = lower + 0.5 * (upper - lower)
        for _ in 0..<80 {
            let (sum, slope) = total(tilt: tilt, level: level)
            if sum > 1 { lower = level } else { upper = level }
            guard abs(sum - 1) > 1e-14, upper > lower else { break }
            let next = level - (sum - 1) * sum / slope
            let kept = next > lower && next < upper ? next : lower + 0.5 * (upper - lower)
            guard abs(kept - level) > 1e-16 * level else { break }
            level = kept
        }
        return level
    }

    private func total(tilt: Double, level: Double) -> (sum: Double, slope: Double) {
        var sum = 0.0
        var slope = 0.0
        for index in values.indices {
            let factor = 1 / (level + tilt * values[index])
            sum += shares[index] * factor
            slope -= shares[index] * factor * factor
        }
        return (sum, slope)
    }

    private func moments(tilt: Double, level: Double, unseen: Double, at end: Double) -> Moments {
        var sum = unseen
        var first = unseen * end
        var second = unseen * end * end
        for index in values.indices {
            let weight = shares[index] / (level + tilt * values[index])
            sum += weight
            first += weight * values[index]
            second += weight * values[index] * values[index]
        }
        let mean = first / sum
        return Moments(mean: mean, variance: max(0, second / sum - mean * mean))
    }

    /// Values closer than this share of the scale are one value.
    private static let rounding = 1e-12
}
