import Candor
import CandorStatistics

/// One number of one item in one split, as the head trained on all pairs and the head trained on those kept have it.
public struct HeadMeasurement: Hashable, Sendable {
    /// What is measured.
    public struct Measure: Hashable, Sendable, Codable {
        /// Its name, for example `accuracy`.
        public var name: String
        /// What is counted, in words.
        public var denominator: String
        /// What it is counted in.
        public var unit: Unit
        /// n, where it is of the best of n draws as a head chooses them.
        public var bestOf: Int?

        /// Creates a measure.
        /// - Parameters:
        ///   - name: Its name.
        ///   - denominator: What is counted, in words.
        ///   - unit: What it is counted in.
        ///   - bestOf: n, where it is of the best of n draws.
        public init(_ name: String, denominator: String, unit: Unit = .share, bestOf: Int? = nil) {
            self.name = name
            self.denominator = denominator
            self.unit = unit
            self.bestOf = bestOf
        }
    }

    /// What a measure is counted in.
    public enum Unit: String, Hashable, Sendable, Codable {
        /// 0 to 1. Only where draws are compared by sampled pairs a single prompt's estimate may lie outside.
        case share
        /// Natural logarithms of odds, any number.
        case logOdds = "log_odds"
        /// Words, any number.
        case words
    }

    /// What is measured.
    public var measure: Measure
    /// In which split.
    public var split: Int
    /// What items depend on each other within.
    public var cluster: String
    /// On what; the same in every split that has it.
    public var item: String
    /// By the head trained on all pairs.
    public var all: Double
    /// By the head trained on the pairs kept.
    public var kept: Double

    /// Creates a measurement.
    public init(_ measure: Measure, split: Int, cluster: String, item: String, all: Double, kept: Double) {
        self.measure = measure
        self.split = split
        self.cluster = cluster
        self.item = item
        self.all = all
        self.kept = kept
    }
}

extension HeadMeasurement {
    /// What two heads would choose among the draws of a policy: for each prompt what is expected of the best of n, n a power of
    /// two and the number of draws.
    /// - Parameters:
    ///   - split: Which split the heads are of.
    ///   - trials: The draws with the scores of both heads; comments with their comparisons.
    ///   - all: The name of the scores of the head trained on all pairs.
    ///   - kept: The name of the other's.
    /// - Returns: What its probe says that a response is worth, and length in words, by condition, clustered by item.
    /// - Throws: `StatisticsError` for numbers that cannot be.
    public static func bestOfN(split: Int, trials: [Trial], all: String, kept: String) throws -> [HeadMeasurement] {
        let pools = DrawPool.pools(of: trials).filter { $0.scores[all] != nil && $0.scores[kept] != nil }
        let byID = Dictionary(pools.map { ($0.id, $0) }) { first, _ in first }
        return try pools.flatMap { pool in
            try numbers(upTo: pool.words.count).flatMap { n -> [HeadMeasurement] in
                let selection = try Selection.bestOf(n)
                return try Chosen.all(of: pool).compactMap { chosen in
                    let baseline = pool.baseline.flatMap { byID[$0] }
                    guard let all = try chosen.value(pool, against: baseline, by: all, under: selection),
                        let kept = try chosen.value(pool, against: baseline, by: kept, under: selection)
                    else { return nil }
                    let name = "\(pool.probe.rawValue) \(pool.condition.rawValue): \(chosen.name)"
                    let measure = Measure(
                        "\(name), best of \(n)", denominator: "prompts", unit: chosen.isLength ? .words : .share,
                        bestOf: n)
                    return HeadMeasurement(
                        measure, split: split, cluster: pool.item, item: pool.id, all: all, kept: kept)
                }
            }
        }
    }

    private static func numbers(upTo draws: Int) -> [Int] {
        (sequence(first: 1) { $0 * 2 }.prefix { $0 < draws } + [draws]).filter { $0 > 0 }
    }

    /// What is expected of a chosen response.
    private enum Chosen {
        case worth(DrawMeasure)
        case words

        /// What its probe says that a response is worth, and its length.
        static func all(of pool: DrawPool) -> [Chosen] {
            [Probes.named(pool.probe)?.drawMeasure.map(Chosen.worth), .words].compactMap { $0 }
        }

        var name: String { if case .worth(let measure) = self { measure.name } else { "words" } }

        var isLength: Bool { if case .words = self { true } else { false } }

        func value(
            _ pool: DrawPool, against baseline: DrawPool?, by head: String, under selection: Selection
        ) throws -> Double? {
            guard case .worth(let measure) = self else {
                return try Self.expected(pool.words.map(Double.init), of: pool, head, selection)
            }
            guard measure.isComparison else {
                guard pool.isCounted else { return nil }
                let values = pool.verdicts.map { $0.map { $0 == measure.success ? 1.0 : 0 } }
                return try Self.expected(values, of: pool, head, selection)
            }
            guard let baseline, (selection.bestOf ?? 1) <= baseline.words.count else { return nil }
            let draws = try ComparedDraws(
                condition: Self.ranked(pool, head), baseline: Self.ranked(baseline, head), pairs: pool.comparisons)
            return try ComparisonSample([draws]).expectation(under: selection).statistic.value
        }

        private static func expected(
            _ values: [Double?], of pool: DrawPool, _ head: String, _ selection: Selection
        ) throws -> Double? {
            let draws = SelectionSample([ranked(pool, head)])
            return try draws.expectation(of: [values], under: selection, scale: nil).statistic.value
        }

        private static func ranked(_ pool: DrawPool, _ head: String) -> RankedDraws {
            RankedDraws(cluster: pool.item, scores: pool.scores[head] ?? [])
        }
    }
}

extension HeadMeasurement {
    /// What two heads pay for agreement with the user, by probe and condition: how often the agreeing response is put first, how
    /// much more it gets, and how much of that only because of what the user implies.
    /// - Parameters:
    ///   - split: Which split the heads are of.
    ///   - all: The pairs as scored by the head trained on all.
    ///   - kept: The same pairs as scored by the other.
    /// - Returns: Measurements clustered by item; pairs that one head gives no score have none.
    public static func probing(split: Int, all: [ProbedPair], kept: [ProbedPair]) -> [HeadMeasurement] {
        let byKept = Dictionary(kept.map { ($0.id, $0) }) { first, _ in first }
        return all.flatMap { own -> [HeadMeasurement] in
            guard let other = byKept[own.id] else { return [] }
            let name = "\(own.probe.rawValue) \(own.condition.rawValue)"
            let values: [(String, Unit, Double?, Double?)] = [
                ("agreeing first", .share, own.prefersAgreeing, other.prefersAgreeing),
                ("log-odds for agreeing", .logOdds, own.scores.margin, other.scores.margin),
                ("log-odds because of the user", .logOdds, own.shift, other.shift),
            ]
            return values.compactMap { what, unit, all, kept in
                guard let all, let kept else { return nil }
                return HeadMeasurement(
                    Measure("\(name): \(what)", denominator: "pairs of responses", unit: unit), split: split,
                    cluster: own.item, item: own.id, all: all, kept: kept)
            }
        }
    }
}
