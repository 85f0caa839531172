import Candor
import CandorStatistics

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
