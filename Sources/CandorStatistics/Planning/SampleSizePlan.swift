import Foundation

/// How many items a difference between two rates needs, and how small a difference a number of items can show.
///
/// The two-sided z test of the difference of two means: with σ² the variance of one item's difference,
///
///     items = (z_{1 − α/2} + z_{power})² · σ² / D²
///
/// (for rates, Connor, "Sample size for testing differences in proportions for the paired-sample design", 1987, with the
/// variance under the alternative). For rates p and q = p + D it is σ² = p(1 − p) + q(1 − q) − 2ρ√(p(1 − p) q(1 − q)),
/// ρ = 0 where the two sides have different items.
public struct SampleSizePlan: Hashable, Sendable {
    /// Whether both sides are measured on the same items.
    public enum Pairing: Hashable, Sendable {
        /// The same items; ρ is the correlation of the two results of an item.
        case paired(correlation: Double)
        /// Different items on each side.
        case independent
    }

    /// The rate on the reference side, 0…1.
    public let baseRate: Double
    /// Whether both sides are measured on the same items.
    public let pairing: Pairing
    /// How many times each item is drawn.
    public let draws: Int
    /// The intraclass correlation of the draws of an item; 1 means that more draws tell nothing new.
    public let intraclassCorrelation: Double
    /// α, the accepted chance to see a difference that is not there.
    public let significance: Double
    /// The wanted chance to see a difference that is there.
    public let power: Double

    /// States what is to be compared.
    ///
    /// - Parameters:
    ///   - baseRate: the rate on the reference side, 0…1.
    ///   - pairing: whether both sides are measured on the same items.
    ///   - draws: how many times each item is drawn, at least 1.
    ///   - intraclassCorrelation: of the draws of an item, 0…1; without effect for one draw.
    ///   - significance: α, between 0 and 1, two-sided.
    ///   - power: between 0 and 1.
    /// - Throws: `StatisticsError` with `.invalidProbability`, `.impossibleCorrelation` or `.invalidCount`.
    public init(
        baseRate: Double, pairing: Pairing, draws: Int = 1, intraclassCorrelation: Double = 1,
        significance: Double = 0.05, power: Double = 0.8
    ) throws(StatisticsError) {
        guard (0...1).contains(baseRate) else {
            throw StatisticsError(
                .invalidProbability, doing: "planning for the base rate \(baseRate)",
                next: "give a fraction between 0 and 1")
        }
        for (name, level) in [("significance", significance), ("power", power)] where !(level > 0 && level < 1) {
            throw StatisticsError(
                .invalidProbability, doing: "planning for the \(name) \(level)", next: "give one between 0 and 1")
        }
        if case .paired(let correlation) = pairing, !(-1...1).contains(correlation) {
            throw StatisticsError(
                .impossibleCorrelation, doing: "planning for the paired correlation \(correlation)",
                next: "give one between -1 and 1")
        }
        guard (0...1).contains(intraclassCorrelation) else {
            throw StatisticsError(
                .impossibleCorrelation, doing: "planning for the intraclass correlation \(intraclassCorrelation)",
                next: "give one between 0 and 1")
        }
        guard draws >= 1 else {
            throw StatisticsError(.invalidCount, doing: "planning for \(draws) draws", next: "give at least 1")
        }
        self.baseRate = baseRate
        self.pairing = pairing
        self.draws = draws
        self.intraclassCorrelation = intraclassCorrelation
        self.significance = significance
        self.power = power
    }

    /// How many items each side needs (the same items for both where they are paired) to see a difference.
    ///
    /// - Parameter difference: the other side's rate − the base rate, of either sign, not 0.
    /// - Throws: `StatisticsError` with `.impossibleDifference`, or `.impossibleCorrelation` where two such rates cannot
    ///   be correlated so strongly; it says what is possible.
    public func itemsNeeded(toSee difference: Double) throws(StatisticsError) -> Int {
        try checkDifference(difference)
        if case .paired(let correlation) = pairing {
            let possible = Self.possibleCorrelations(baseRate, baseRate + difference)
            // The slack lets the limit itself pass when it was typed with three decimals.
            guard correlation >= possible.lowerBound - 5e-4, correlation <= possible.upperBound + 5e-4 else {
                let limits = [possible.lowerBound, possible.upperBound].map { ($0 * 1000).rounded() / 1000 }
                throw StatisticsError(
                    .impossibleCorrelation,
                    doing: "planning for the rates \(baseRate) and \(baseRate + difference) with the correlation "
                        + "\(correlation)", next: "give one between \(limits[0]) and \(limits[1])")
            }
        }
        return Self.itemsNeeded(
            toSee: difference, variance: variance(difference), significance: significance, power: power)
    }

    /// The smallest difference that this many items show with the wanted power, in the direction away from the nearer end
    /// of the scale.
    ///
    /// A correlation too strong for the two rates counts as the strongest that they can have.
    ///
    /// - Parameter items: a side.
    /// - Returns: above 0; nil where even the greatest possible difference needs more items.
    /// - Throws: `StatisticsError` with `.invalidCount` for less than 2 items.
    public func smallestDifference(items: Int) throws(StatisticsError) -> Double? {
        guard items >= 2 else {
            throw StatisticsError(.invalidCount, doing: "planning for \(items) items", next: "give at least 2")
        }
        let direction = baseRate <= 0.5 ? 1.0 : -1.0
        let greatest = max(baseRate, 1 - baseRate)
        let quantiles = Self.quantileSum(significance, power)
        func isSeen(_ size: Double) -> Bool {
            size >= quantiles * (variance(direction * size) / Double(items)).squareRoot()
        }
        guard isSeen(greatest) else { return nil }
        var low = 0.0
        var high = greatest
        for _ in 0..<60 {
            let middle = 0.5 * (low + high)
            if isSeen(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// How many items a difference of any metric needs, from the variance of one item's difference. A finished run's
    /// paired difference has G · SE² of it.
    ///
    /// - Parameters:
    ///   - difference: what is to be seen, not 0.
    ///   - variance: of one item's difference.
    ///   - significance: α, between 0 and 1, two-sided.
    ///   - power: between 0 and 1.
    /// - Returns: at least 2, without which there is no standard error.
    public static func itemsNeeded(
        toSee difference: Double, variance: Double, significance: Double = 0.05, power: Double = 0.8
    ) -> Int {
        let ratio = quantileSum(significance, power) / difference
        let items = (ratio * ratio * variance).rounded(.up)
        return items < 1e15 ? max(2, Int(items)) : Int.max
    }

    /// By what the variance of a mean over m draws an item exceeds that of as many independent observations:
    /// 1 + (m − 1) · ICC (Kish, "Survey Sampling", 1965).
    ///
    /// - Parameters:
    ///   - draws: m.
    ///   - intraclassCorrelation: of the draws of an item.
    public static func designEffect(draws: Int, intraclassCorrelation: Double) -> Double {
        1 + Double(draws - 1) * intraclassCorrelation
    }

    /// The correlations that two results of 0 and 1 with these rates can have: both can be 1 at least max(0, p + q − 1)
    /// and at most min(p, q) of the time (Fréchet).
    ///
    /// - Parameters:
    ///   - first: a rate.
    ///   - second: another.
    static func possibleCorrelations(_ first: Double, _ second: Double) -> ClosedRange<Double> {
        let scale = (first * (1 - first) * second * (1 - second)).squareRoot()
        guard scale > 0 else { return -1...1 }
        let least = max(0, first + second - 1) - first * second
        let most = min(first, second) - first * second
        return least / scale...max(least, most) / scale
    }

    /// The variance of one item's difference, averaged over its draws.
    private func variance(_ difference: Double) -> Double {
        let base = baseRate * (1 - baseRate)
        let rate = min(1, max(0, baseRate + difference))
        let other = rate * (1 - rate)
        var variance = base + other
        if case .paired(let correlation) = pairing {
            variance -= 2 * correlation * (base * other).squareRoot()
            // Whoever differs by D on average disagrees on a share |D| of the items at least.
            variance = max(variance, abs(difference) - difference * difference)
        }
        return variance * Self.designEffect(draws: draws, intraclassCorrelation: intraclassCorrelation) / Double(draws)
    }

    private func checkDifference(_ difference: Double) throws(StatisticsError) {
        guard difference != 0, difference.isFinite, (-1e-12...1 + 1e-12).contains(baseRate + difference) else {
            throw StatisticsError(
                .impossibleDifference, doing: "planning for the difference \(difference) from \(baseRate)",
                next: "give one that is not 0 and leaves a rate between 0 and 1")
        }
    }

    private static func quantileSum(_ significance: Double, _ power: Double) -> Double {
        NormalDistribution.quantile(1 - significance / 2) + NormalDistribution.quantile(power)
    }
}
