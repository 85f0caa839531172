import CandorModels
import CandorStatistics
import Foundation

/// Plans the size of a comparison of two assistants in one metric on the same items.
public struct MetricPlanner: Sendable {
    /// What a plan rests on.
    public struct Basis: Hashable, Sendable {
        /// The metric on the reference side.
        public var rate: Double?
        /// The correlation of the two sides' results of an item.
        public var correlation: Double?
        /// The variance of one item's contribution, for metrics that are no plain rate.
        public var variance: Double?
        /// The share of all items that count in the metric's denominator.
        public var eligible: Double?

        /// Creates a basis.
        public init(
            rate: Double? = nil, correlation: Double? = nil, variance: Double? = nil, eligible: Double? = nil
        ) {
            self.rate = rate
            self.correlation = correlation
            self.variance = variance
            self.eligible = eligible
        }

        /// The same with the values of another wherever that has one.
        public func overridden(by other: Basis) -> Basis {
            Basis(
                rate: other.rate ?? rate, correlation: other.correlation ?? correlation,
                variance: other.rate == nil ? variance : other.variance, eligible: other.eligible ?? eligible)
        }
    }

    private let metric: Metric

    /// Plans for a metric.
    /// - Parameter name: Its name; where it is reported under several conditions, the first of them.
    /// - Throws: ``DataError`` if there is no such metric.
    public init(metric name: String) throws {
        guard let metric = Probes.metrics().first(where: { $0.name == name && $0.subset == nil }) else {
            throw DataError.noMetric(name)
        }
        self.metric = metric
    }

    /// What a run says about the metric: the first assistant's value and, where there are two assistants or more, the
    /// correlation of the first two over items.
    /// - Parameter trials: The run's trials.
    /// - Throws: ``DataError`` if the run has no such number.
    public func basis(in trials: [Trial]) throws -> Basis {
        let sides = Comparison.sides(trials.filter { $0.probe == metric.probe }).map { TrialSet($0.trials) }
        guard let first = sides.first, let value = try metric.formula.statistic(first).value else {
            throw DataError(.empty, file: metric.name, reason: "the run has no such number")
        }
        let statistic = try metric.formula.statistic(first)
        let clusters = Double(statistic.contributions.count)
        var basis = Basis(
            rate: value, variance: statistic.standardError.map { clusters * $0 * $0 },
            eligible: first.items.isEmpty ? nil : clusters / Double(first.items.count))
        if sides.count > 1 { basis.correlation = try correlation(statistic, metric.formula.statistic(sides[1])) }
        return basis
    }

    /// How many items are needed, in sentences.
    /// - Parameters:
    ///   - difference: As a fraction, of either sign.
    ///   - basis: What is known.
    ///   - significance: α, two-sided, between 0 and 1.
    ///   - power: The wanted power, between 0 and 1.
    /// - Throws: `StatisticsError` for numbers that cannot be, ``DataError`` if the base rate is not known.
    public func plan(
        toSee difference: Double, from basis: Basis, significance: Double, power: Double
    ) throws -> [String] {
        guard let rate = basis.rate else {
            throw DataError(
                .empty, file: metric.name, reason: "the base rate is not known; give one, or a run that has it")
        }
        let correlation = basis.correlation ?? 0
        let items = try items(difference, rate, correlation, basis.variance, significance, power)
        var lines = [
            "To see a difference of \(text(difference)) in \(metric.name) between two models on the same items",
            "(base \(text(rate)), paired correlation \(text(correlation))"
                + (basis.correlation == nil ? ", none known" : "")
                + "; two-sided α \(text(significance)), power \(text(power))):",
            "\(items) items. Counted are \(metric.denominator).",
        ]
        if let eligible = basis.eligible, eligible > 0, eligible < 1 {
            let all = Int(saturating: (Double(items) / eligible).rounded(.up))
            lines.append("In that run \(text(eligible)) of the items counted, so ask about \(all) items.")
        }
        return lines
    }

    /// Plain rates by the variance under the alternative; other metrics by the variance that the run has shown.
    private func items(
        _ difference: Double, _ rate: Double, _ correlation: Double, _ variance: Double?, _ significance: Double,
        _ power: Double
    ) throws -> Int {
        let isPlainRate = if case .rate(let rate) = metric.formula { rate.scale == 0...1 } else { false }
        let plan = try SampleSizePlan(
            baseRate: isPlainRate ? rate : 0.5, pairing: .paired(correlation: correlation),
            significance: significance, power: power)
        if !isPlainRate, let variance {
            return SampleSizePlan.itemsNeeded(
                toSee: difference, variance: 2 * variance * (1 - correlation), significance: significance, power: power)
        }
        guard isPlainRate else {
            throw DataError(
                .empty, file: metric.name, reason: "is no plain rate: its spread must come from a run")
        }
        return try plan.itemsNeeded(toSee: difference)
    }

    private func correlation(_ first: LinearStatistic, _ second: LinearStatistic) -> Double? {
        let spread = (first.covariance(with: first) * second.covariance(with: second)).squareRoot()
        return spread > 0 ? max(-1, min(1, first.covariance(with: second) / spread)) : nil
    }

    private func text(_ number: Double) -> String {
        number.formatted(.number.precision(.significantDigits(1...3)).locale(Locale(identifier: "en_US_POSIX")))
    }
}
