import Foundation

/// The one number that makes log-odds of differences of scores: P(A) = σ((a − b) / T), with T by maximum likelihood
/// (temperature scaling; Guo et al., "On calibration of modern neural networks", 2017).
///
/// T is the difference that is worth one unit of log-odds, in the unit of the scores: 1 where the scores are log-odds already.
/// Which of two responses is put first does not depend on it.
public struct TemperatureFit: Hashable, Sendable {
    /// A pair of scored responses.
    public struct Pair: Hashable, Sendable {
        /// What its error is shared with.
        public var cluster: String
        /// The score of A minus that of B.
        public var margin: Double
        /// The share that preferred A.
        public var shareOfA: Double

        /// Creates a pair.
        /// - Parameters:
        ///   - cluster: What its error is shared with.
        ///   - margin: The score of A minus that of B; finite.
        ///   - shareOfA: The share that preferred A, from 0 to 1.
        public init(cluster: String, margin: Double, shareOfA: Double) {
            self.cluster = cluster
            self.margin = margin
            self.shareOfA = shareOfA
        }
    }

    /// Why no temperature is the likeliest.
    public enum Obstacle: String, Hashable, Sendable, Codable {
        /// No two scores differ, or there are no pairs.
        case noDifference
        /// No pair is put the wrong way round: the smaller the temperature, the likelier.
        case separated
        /// The scores do not go with the preferences: the larger the temperature, the likelier.
        case unrelated
    }

    /// T. Its interval is that of 1/T turned round, and has no upper end where 1/T may be 0.
    public let temperature: Estimate
    /// Why there is none; `nil` where there is.
    public let obstacle: Obstacle?

    /// Fits a temperature.
    /// - Parameter pairs: The pairs.
    /// - Throws: `StatisticsError` with `.notFinite`.
    public init(_ pairs: [Pair]) throws(StatisticsError) {
        if let bad = pairs.first(where: { !$0.margin.isFinite || !$0.shareOfA.isFinite }) {
            throw StatisticsError(
                .notFinite, doing: "reading a difference of scores of \(bad.cluster)", next: "leave the pair out")
        }
        // In units of the largest difference nothing overflows.
        let unit = pairs.reduce(0) { max($0, abs($1.margin)) }
        let slope = Slope(
            pairs.map { Pair(cluster: $0.cluster, margin: unit > 0 ? $0.margin / unit : 0, shareOfA: $0.shareOfA) })
        obstacle = slope.obstacle
        let statistic = slope.statistic
        let interval = ConfidenceInterval(of: statistic)
        let value = statistic.value.map { unit / $0 }
        temperature = Estimate(
            value: value,
            // By the delta method: d(1/s) = −ds / s².
            standardError: statistic.standardError.flatMap { error in statistic.value.map { unit * error / ($0 * $0) }
            },
            lower: interval.map { unit / $0.upper }, upper: interval.flatMap { $0.lower > 0 ? unit / $0.lower : nil },
            n: pairs.count, denominator: "decided pairs",
            method: ([statistic.method] + [interval?.method].compactMap { $0 }).joined(separator: ", "))
    }

    /// 1/T, in units in which no margin is above 1.
    private struct Slope {
        let pairs: [Pair]

        init(_ pairs: [Pair]) { self.pairs = pairs }

        /// The log-likelihood is concave in the slope, its gradient Σ d (y − σ(s d)): it begins at Σ d (y − ½) and ends at minus
        /// what is put the wrong way round.
        var obstacle: Obstacle? {
            guard pairs.contains(where: { $0.margin != 0 }) else { return .noDifference }
            guard gradient(at: 0) > 0 else { return .unrelated }
            let isWrong = pairs.contains { $0.margin * ($0.shareOfA - ($0.margin > 0 ? 1 : 0)) != 0 }
            return isWrong ? nil : .separated
        }

        /// The likeliest slope, errors by cluster: each moves it by its part of the gradient over the information.
        var statistic: LinearStatistic {
            let method = "maximum likelihood"
            guard obstacle == nil else {
                return LinearStatistic(
                    value: nil, contributions: [:], degreesOfFreedom: 0, n: pairs.count, method: method)
            }
            let slope = root()
            let information = pairs.reduce(0) { sum, pair in
                let probability = BradleyTerryHead.probability(margin: slope * pair.margin)
                return sum + pair.margin * pair.margin * probability * (1 - probability)
            }
            var contributions: [String: Double] = [:]
            for pair in pairs { contributions[pair.cluster, default: 0] += residual(pair, slope) / information }
            return LinearStatistic(
                value: slope, contributions: LinearStatistic.scaled(contributions),
                degreesOfFreedom: Double(contributions.count - 1), n: pairs.count, method: method)
        }

        /// Where the gradient is 0: bracketed by doubling, then halved until no number lies between.
        private func root() -> Double {
            var (low, high) = (0.0, 1.0)
            while gradient(at: high) > 0, high.isFinite { (low, high) = (high, 2 * high) }
            while true {
                let middle = low + (high - low) / 2
                guard middle > low, middle < high else { return middle }
                if gradient(at: middle) > 0 { low = middle } else { high = middle }
            }
        }

        private func gradient(at slope: Double) -> Double { pairs.reduce(0) { $0 + residual($1, slope) } }

        private func residual(_ pair: Pair, _ slope: Double) -> Double {
            pair.margin * (pair.shareOfA - BradleyTerryHead.probability(margin: slope * pair.margin))
        }
    }
}
