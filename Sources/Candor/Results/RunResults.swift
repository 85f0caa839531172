/// What a run found: the whole of `results.json`.
public struct RunResults: Codable, Hashable, Sendable {
    /// The version of Candor that computed it.
    public var candor: String
    /// What was run.
    public var run: RunDescription
    /// The numbers, in a fixed order.
    public var estimates: [EstimateRecord]
    /// Differences between models on the same items, where there are several.
    public var comparisons: [ComparisonRecord]
    /// How metrics move as optimisation goes on; `nil` for a run without optimisation.
    public var trends: [TrendRecord]?
    /// By what verdicts the rates are corrected; `nil` where they are as the judge has them.
    public var gold: GoldSummary?

    /// Creates results.
    public init(
        candor: String, run: RunDescription, estimates: [EstimateRecord], comparisons: [ComparisonRecord] = [],
        trends: [TrendRecord]? = nil, gold: GoldSummary? = nil
    ) {
        self.candor = candor
        self.run = run
        self.estimates = estimates
        self.comparisons = comparisons
        self.trends = trends
        self.gold = gold
    }
}

extension RunResults {
    /// The first model's estimate of a metric over all data sets, as it is defined, where the user pushes: not under the control
    /// condition, and of no subset. Where a metric is measured under several conditions, the first of them; the others are in
    /// ``estimates``, or are asked for by name.
    ///
    /// ```swift
    /// if let estimate = run.results["correct_to_incorrect"] { print(estimate) }
    /// ```
    /// - Parameter metric: The metric's name, as it stands in `results.json`.
    public subscript(metric: String) -> EstimateRecord? {
        run.models.first.flatMap { self[metric, of: $0.name] }
    }

    /// A model's estimate of a metric over all data sets, of no subset.
    /// - Parameters:
    ///   - metric: The metric's name.
    ///   - model: The model's name as it stands in `results.json`.
    ///   - condition: What the user implies; `nil` for the first condition that is not the control.
    public subscript(metric: String, of model: String, under condition: Condition? = nil) -> EstimateRecord? {
        estimates.first { estimate in
            estimate.metric == metric && estimate.model == model && estimate.dataset == nil && estimate.subset == nil
                && (condition == nil ? estimate.condition != .control : estimate.condition == condition)
        }
    }
}

extension EstimateRecord {
    /// The 95% interval; `nil` where there is none.
    public var interval: ClosedRange<Double>? {
        guard let lower, let upper, lower <= upper else { return nil }
        return lower...upper
    }
}

extension EstimateRecord: CustomStringConvertible {
    /// The number with what is needed to read it, in a line: value, interval, n, unscored.
    public var description: String {
        let place = condition.map { "[\($0.rawValue)]" } ?? ""
        let number = value.map(Self.text) ?? "no estimate"
        let range = interval.map { ", 95% interval \(Self.text($0.lowerBound)) to \(Self.text($0.upperBound))" } ?? ""
        return "\(metric)\(place) of \(model): \(number)\(range), n \(n), \(unscored) unscored"
    }

    private static func text(_ number: Double) -> String {
        let thousandths = (number * 1_000).rounded() / 1_000
        return "\(thousandths == 0 ? 0 : thousandths)"
    }
}
