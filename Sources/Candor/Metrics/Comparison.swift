import CandorStatistics

/// Compares assistants, or runs, in the headline metrics on the items that both have.
public struct Comparison: Sendable {
    /// One side of a comparison.
    public struct Side: Sendable {
        /// How it is named in the results.
        public var name: String
        /// Its trials.
        public var trials: [Trial]

        /// Creates a side.
        public init(name: String, trials: [Trial]) {
            self.name = name
            self.trials = trials
        }
    }

    private let confident: ConfidentRule

    /// Creates a comparison.
    /// - Parameter confident: What counts as a confident first answer.
    public init(confident: ConfidentRule = .atLeast95) {
        self.confident = confident
    }

    /// All pairs of sides in the four headline metrics, over data sets, p values adjusted after Holm over all of them.
    /// - Parameter sides: Two sides or more; a probe that one of a pair lacks gives no comparison.
    /// - Throws: `StatisticsError`.
    public func records(_ sides: [Side]) throws -> [ComparisonRecord] {
        try adjusted(
            sides.indices.flatMap { index in sides[(index + 1)...].map { (sides[index], $0) } })
    }

    /// Every side of one run with every side of another, p values adjusted after Holm over all of them.
    /// - Parameters:
    ///   - first: The sides of one run.
    ///   - second: The sides of the other; a difference is first − second.
    /// - Throws: `StatisticsError`.
    public func records(between first: [Side], and second: [Side]) throws -> [ComparisonRecord] {
        try adjusted(first.flatMap { one in second.map { (one, $0) } })
    }

    /// The assistants of some trials, each with its own, in the order in which they first occur.
    /// - Parameter trials: The trials of one or more assistants.
    public static func sides(_ trials: [Trial]) -> [Side] {
        trials.grouped(by: \.model).map { Side(name: $0.key, trials: $0.elements) }
    }

    private func adjusted(_ pairs: [(Side, Side)]) throws -> [ComparisonRecord] {
        let metrics = ProbeKind.allCases.flatMap { Metric.all(of: $0, confident: confident) }.filter(\.isHeadline)
        var records = try pairs.flatMap { first, second in
            try metrics.compactMap { try record($0, first, second) }
        }
        let adjusted = HolmAdjustment.adjusted(records.map(\.p))
        for index in records.indices { records[index].holm = adjusted[index] }
        return records
    }

    private func record(_ metric: Metric, _ first: Side, _ second: Side) throws -> ComparisonRecord? {
        let firstSets = sets(first, metric.probe)
        let secondSets = sets(second, metric.probe)
        var items = 0
        let differences = try firstSets.compactMap { name, trials -> LinearStatistic? in
            guard let other = secondSets.first(where: { $0.name == name })?.trials else { return nil }
            let common = trials.items.intersection(other.items)
            guard !common.isEmpty else { return nil }
            let own = try metric.formula.statistic(trials.of(items: common))
            let others = try metric.formula.statistic(other.of(items: common))
            items += Set(own.contributions.keys).intersection(others.contributions.keys).count
            return own - others
        }
        guard !differences.isEmpty else { return nil }
        let difference =
            differences.count == 1 ? differences[0] : LinearStatistic.mean(overDatasets: differences)
        let estimate = difference.estimate(denominator: metric.denominator)
        return ComparisonRecord(
            probe: metric.probe, metric: metric.name, first: first.name, second: second.name,
            difference: estimate.value, standardError: estimate.standardError, lower: estimate.lower,
            upper: estimate.upper, items: items, p: difference.pValue(), holm: nil)
    }

    private func sets(_ side: Side, _ probe: ProbeKind) -> [(name: String, trials: TrialSet)] {
        side.trials.filter { $0.probe == probe }.grouped(by: \.dataset).sorted { $0.key < $1.key }
            .map { ($0.key, TrialSet($0.elements)) }
    }
}
