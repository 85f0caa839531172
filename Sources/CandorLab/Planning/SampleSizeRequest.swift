import Candor

/// How many items are needed to see a difference between two models, from an earlier run or from numbers.
package struct SampleSizeRequest: Sendable {
    /// The metric's name.
    package var metric: String
    /// The difference to be seen.
    package var difference: Double
    /// The rate on the reference side; `nil` for the run's.
    package var rate: Double?
    /// The correlation of the two sides' results of an item; `nil` for the run's, or 0.
    package var correlation: Double?
    /// A run that says the rest, as the user names it.
    package var run: String?
    /// The store that the run may be in.
    package var store: String
    /// α.
    package var significance: Double
    /// The wanted chance of seeing the difference.
    package var power: Double

    package init(
        metric: String, difference: Double, rate: Double? = nil, correlation: Double? = nil, run: String? = nil,
        store: String = "candor.sqlite", significance: Double = 0.05, power: Double = 0.8
    ) {
        self.metric = metric
        self.difference = difference
        self.rate = rate
        self.correlation = correlation
        self.run = run
        self.store = store
        self.significance = significance
        self.power = power
    }

    /// The plan in lines.
    /// - Throws: `DataError` for a metric or a run that there is not, and where nothing says the rate.
    package func lines() async throws -> [String] {
        let planner = try MetricPlanner(metric: metric)
        var basis = MetricPlanner.Basis(rate: rate, correlation: correlation)
        if let run {
            let run = try await RunReference(text: run, store: store).load()
            basis = try run.reading { try planner.basis(in: run.trials) }.overridden(by: basis)
        }
        return try planner.plan(toSee: difference, from: basis, significance: significance, power: power)
    }
}
