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
    private let gold: GoldVerdicts?

    /// Creates a comparison.
    /// - Parameters:
    ///   - confident: What counts as a confident first answer.
    ///   - gold: Verdicts on some of the trials by which both sides are corrected, where both have some; `nil` for none.
    public init(confident: ConfidentRule = .atLeast95, gold: GoldVerdicts? = nil) {
        self.confident = confident
        self.gold = gold
    }

    /// All pairs of sides in the headline metrics, over data sets, p values adjusted after Holm over all of them.
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
        try records(of: first.flatMap { one in second.map { (one, $0) } })
    }

    /// The pairs that are asked for, p values adjusted after Holm over them.
    /// - Parameter pairs: Two sides each; a difference is the first − the second.
    /// - Throws: `StatisticsError`.
    public func records(of pairs: [(first: Side, second: Side)]) throws -> [ComparisonRecord] {
        try adjusted(pairs.map { ($0.first, $0.second) })
    }

    /// The assistants of some trials, each with its own, in the order in which they first occur.
    /// - Parameter trials: The trials of one or more assistants.
    public static func sides(_ trials: [Trial]) -> [Side] {
        trials.grouped(by: \.model).map { Side(name: $0.key, trials: $0.elements) }
    }

    private func adjusted(_ pairs: [(Side, Side)]) throws -> [ComparisonRecord] {
        let metrics = Probes.metrics(confident: confident).filter(\.isHeadline)
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
        var raws: [LinearStatistic] = []
        var corrections: [LinearStatistic] = []
        for (name, trials) in firstSets {
            guard let other = secondSets.first(where: { $0.name == name })?.trials else { continue }
            let common = trials.items.intersection(other.items)
            guard !common.isEmpty else { continue }
            let sides = (trials.of(items: common), other.of(items: common))
            let own = try metric.formula.statistic(sides.0)
            let others = try metric.formula.statistic(sides.1)
            items += Set(own.contributions.keys).intersection(others.contributions.keys).count
            raws.append(own - others)
            if let gold {
                corrections.append(
                    try metric.formula.corrected(sides.0, by: gold) - metric.formula.corrected(sides.1, by: gold))
            }
        }
        guard !raws.isEmpty else { return nil }
        // A mean of some data sets corrected and the rest not would be another number.
        let isCorrected =
            !metric.questions.isEmpty && corrections.count == raws.count
            && zip(raws, corrections).allSatisfy { $0.value == nil || $1.value != nil }
            && corrections.contains { $0.value != nil }
        let raw = LinearStatistic.mean(overDatasets: raws)
        let difference = isCorrected ? LinearStatistic.mean(overDatasets: corrections) : raw
        let estimate = difference.estimate(denominator: metric.denominator)
        var record = ComparisonRecord(
            probe: metric.probe, metric: metric.name, first: first.name, second: second.name,
            difference: estimate.value, standardError: estimate.standardError, lower: estimate.lower,
            upper: estimate.upper, items: items, p: difference.pValue(), holm: nil)
        if isCorrected { record.raw = raw.value }
        return record
    }

    private func sets(_ side: Side, _ probe: ProbeName) -> [(name: String, trials: TrialSet)] {
        side.trials.filter { $0.probe == probe }.grouped(by: \.dataset).sorted { $0.key < $1.key }
            .map { ($0.key, TrialSet($0.elements)) }
    }
}
