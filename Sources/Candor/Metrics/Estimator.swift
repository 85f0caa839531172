import CandorStatistics

/// Turns trials into the numbers of `results.json`.
public struct Estimator: Sendable {
    /// How intervals are made beside the standard one.
    public struct Bootstrap: Hashable, Sendable {
        /// How many times the items are drawn anew.
        public var resamples: Int
        /// The seed.
        public var seed: UInt64

        /// Creates a bootstrap's settings.
        public init(resamples: Int, seed: UInt64) {
            self.resamples = resamples
            self.seed = seed
        }
    }

    private let confident: ConfidentRule
    private let gold: GoldVerdicts?
    private let bootstrap: Bootstrap?

    /// Creates an estimator.
    /// - Parameters:
    ///   - confident: What counts as a confident first answer.
    ///   - gold: Verdicts on some of the trials by which rates are corrected; `nil` for none.
    ///   - bootstrap: Intervals by resampling items in the place of the standard ones; `nil` for the standard ones.
    public init(confident: ConfidentRule = .atLeast95, gold: GoldVerdicts? = nil, bootstrap: Bootstrap? = nil) {
        self.confident = confident
        self.gold = gold
        self.bootstrap = bootstrap
    }

    /// Every metric of every probe and assistant, by data set and, where there are several, over data sets.
    /// - Parameter trials: The trials of one or more assistants and probes.
    /// - Returns: The numbers: assistants and data sets in the order of the trials, metrics in their fixed order, first
    ///   by data set, then over data sets.
    /// - Throws: `StatisticsError` for settings that cannot be.
    public func records(_ trials: [Trial]) throws -> [EstimateRecord] {
        try trials.grouped(by: \.model).flatMap { model, trials in
            try trials.grouped(by: \.probe).flatMap { probe, trials in
                try records(model: model, probe: probe, trials.grouped(by: \.dataset))
            }
        }
    }

    private func records(
        model: String, probe: ProbeName, _ datasets: [(key: String, elements: [Trial])]
    ) throws -> [EstimateRecord] {
        let sets = datasets.map { (name: $0.key, trials: TrialSet($0.elements)) }
        // Sums and resamples over data sets go by name, so that the order of the trials moves no digit.
        let all = sets.sorted { $0.name < $1.name }.map(\.trials)
        let metrics = Metric.all(of: probe, confident: confident)
        return try metrics.flatMap { try records($0, model: model, sets, all) }
            + answered(metrics, model: model, sets, all)
    }

    private typealias NamedSets = [(name: String, trials: TrialSet)]

    private func records(
        _ metric: Metric, model: String, _ sets: NamedSets, _ all: [TrialSet]
    ) throws -> [EstimateRecord] {
        try sets.map { try record(metric, model: model, dataset: $0.name, [$0.trials]) }
            + [record(metric, model: model, dataset: nil, all)]
    }

    /// Where the assistant refuses in words, the metrics that this moves once more without those trials.
    private func answered(
        _ metrics: [Metric], model: String, _ sets: NamedSets, _ all: [TrialSet]
    ) throws -> [EstimateRecord] {
        guard all.contains(where: \.hasRefusals) else { return [] }
        return try metrics.filter { $0.subset == nil && $0.name != Metric.refusalShare }.flatMap { metric in
            let usesControl = metric.formula.rates.contains(where: \.usesControl)
            return try records(
                metric.answered, model: model,
                sets.map { ($0.name, $0.trials.answered(usesControl: usesControl)) },
                all.map { $0.answered(usesControl: usesControl) })
        }
    }

    private func record(
        _ metric: Metric, model: String, dataset: String?, _ sets: [TrialSet]
    ) throws -> EstimateRecord {
        let raws = try sets.map { try metric.formula.statistic($0) }
        let raw = overDatasets(raws)
        let corrected = try gold.flatMap { gold -> LinearStatistic? in
            guard !metric.questions.isEmpty else { return nil }
            let corrected = try sets.map { try metric.formula.corrected($0, by: gold) }
            // A mean of some data sets corrected and the rest left out would be another number.
            let isComplete = zip(raws, corrected).allSatisfy { $0.value == nil || $1.value != nil }
            return isComplete ? overDatasets(corrected) : nil
        }
        let used = corrected.flatMap { $0.value == nil ? nil : $0 } ?? raw
        // Where items are few, each has many prompts: few clusters.
        let usesStudent = hasFewItems(metric.probe) && !used.isPlainProportion
        var estimate = used.estimate(denominator: metric.denominator, usesStudent: usesStudent)
        if let bootstrap, corrected?.value == nil {
            estimate = try MetricBootstrap(bootstrap).estimate(metric, sets, standard: estimate)
        }
        var record = EstimateRecord(
            metric, model: model, dataset: dataset, estimate)
        if corrected?.value != nil { record.raw = raw.value }
        record.unscoredReasons = sets.reduce(into: [:]) { reasons, set in
            reasons.merge(metric.formula.unscoredReasons(set), uniquingKeysWith: +)
        }
        return record
    }

    private func hasFewItems(_ probe: ProbeName) -> Bool { Probes.named(probe)?.hasFewItems ?? false }

    private func overDatasets(_ statistics: [LinearStatistic]) -> LinearStatistic {
        statistics.count == 1 ? statistics[0] : LinearStatistic.mean(overDatasets: statistics)
    }
}

extension EstimateRecord {
    init(_ metric: Metric, model: String, dataset: String?, _ estimate: Estimate) {
        let bounds = [estimate.lowestPossible, estimate.highestPossible].compactMap { $0 }
        self.init(
            probe: metric.probe, metric: metric.name, model: model, dataset: dataset, condition: metric.condition,
            subset: metric.subset, value: estimate.value, standardError: estimate.standardError,
            lower: estimate.lower, upper: estimate.upper, n: estimate.n, unscored: estimate.unscored,
            denominator: estimate.denominator, method: estimate.method, bounds: bounds.count == 2 ? bounds : nil)
    }
}

extension Sequence {
    /// The elements by a key, keys in the order in which they first occur.
    package func grouped<Key: Hashable>(by key: (Element) -> Key) -> [(key: Key, elements: [Element])] {
        var positions: [Key: Int] = [:]
        var groups: [(key: Key, elements: [Element])] = []
        for element in self {
            let name = key(element)
            if let position = positions[name] {
                groups[position].elements.append(element)
            } else {
                positions[name] = groups.count
                groups.append((name, [element]))
            }
        }
        return groups
    }
}

/// The bootstrap of a metric: items are drawn with replacement, all their trials with them, and the metric is computed anew.
struct MetricBootstrap {
    private let bootstrap: Estimator.Bootstrap

    init(_ bootstrap: Estimator.Bootstrap) {
        self.bootstrap = bootstrap
    }

    /// What one item adds to each rate of a metric: sums above and below the line, one pair a rate.
    private typealias ItemTotals = [(above: Double, below: Double)]

    func estimate(_ metric: Metric, _ sets: [TrialSet], standard: Estimate) throws -> Estimate {
        let strata = sets.map { totals(metric.formula, $0) }
        let scored = strata.count { value(metric.formula, $0) != nil }
        let distribution = try ClusterBootstrap(resamples: bootstrap.resamples, seed: bootstrap.seed)
            .distribution(ofStrata: strata) { drawn in
                let values = drawn.compactMap { value(metric.formula, $0) }
                return values.count == scored && scored > 0 ? values.reduce(0, +) / Double(scored) : nil
            }
        return distribution.estimate(
            n: standard.n, unscored: standard.unscored, denominator: standard.denominator,
            method: sets.count == 1 ? "items resampled" : "unweighted mean of \(sets.count) datasets, items resampled")
    }

    private func totals(_ formula: Formula, _ trials: TrialSet) -> [ItemTotals] {
        let rates = formula.rates.map { rate in
            Dictionary(grouping: rate.observations(trials), by: \.cluster).mapValues { observations in
                observations.reduce(into: (above: 0.0, below: 0.0)) { sum, observation in
                    guard let above = observation.numerator, let below = observation.denominator else { return }
                    sum.above += above
                    sum.below += below
                }
            }
        }
        return trials.items.sorted().map { item in
            rates.map { $0[item] ?? (0, 0) }
        }
    }

    private func value(_ formula: Formula, _ drawn: [ItemTotals]) -> Double? {
        var next = 0
        return value(formula, drawn, &next)
    }

    /// Walks the formula in the order of `Formula.rates`.
    private func value(_ formula: Formula, _ drawn: [ItemTotals], _ next: inout Int) -> Double? {
        switch formula {
        case .rate:
            defer { next += 1 }
            return quotient(drawn.map { $0[next] })
        case .pairedDifference:
            defer { next += 2 }
            let paired = drawn.filter { $0[next].below > 0 && $0[next + 1].below > 0 }
            guard
                let first = quotient(paired.map { $0[next] }),
                let second = quotient(paired.map { $0[next + 1] })
            else { return nil }
            return first - second
        case .combination(let parts, let divisor):
            var sum = 0.0
            var isComplete = true
            for part in parts {
                if let value = value(part.part, drawn, &next) { sum += part.weight * value } else { isComplete = false }
            }
            return isComplete ? sum / divisor : nil
        }
    }

    private func quotient(_ sums: [(above: Double, below: Double)]) -> Double? {
        let below = sums.reduce(0) { $0 + $1.below }
        return below > 0 ? sums.reduce(0) { $0 + $1.above } / below : nil
    }
}
