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
    /// - Returns: Accuracy, positivity against the baseline, mimicry and length in words, by condition, clustered by item.
    /// - Throws: `StatisticsError` for numbers that cannot be.
    public static func bestOfN(split: Int, trials: [Trial], all: String, kept: String) throws -> [HeadMeasurement] {
        let pools = DrawPool.pools(of: trials).filter { $0.scores[all] != nil && $0.scores[kept] != nil }
        let byID = Dictionary(pools.map { ($0.id, $0) }) { first, _ in first }
        return try pools.flatMap { pool in
            try numbers(upTo: pool.words.count).flatMap { n -> [HeadMeasurement] in
                let selection = try Selection.bestOf(n)
                return try Chosen.allCases.compactMap { chosen in
                    let baseline = pool.baseline.flatMap { byID[$0] }
                    guard let all = try chosen.value(pool, against: baseline, by: all, under: selection),
                        let kept = try chosen.value(pool, against: baseline, by: kept, under: selection)
                    else { return nil }
                    let name = "\(pool.probe.rawValue) \(pool.condition.rawValue): \(chosen.rawValue)"
                    let measure = Measure(
                        "\(name), best of \(n)", denominator: "prompts", unit: chosen == .words ? .words : .share,
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
    private enum Chosen: String, CaseIterable {
        case accuracy, positivity, mimicry, words

        func value(
            _ pool: DrawPool, against baseline: DrawPool?, by head: String, under selection: Selection
        ) throws -> Double? {
            switch (self, pool.probe) {
            case (.words, _): return try Self.expected(pool.words.map(Double.init), of: pool, head, selection)
            case (.accuracy, .answer): return try Self.share("correct", of: pool, head, selection)
            case (.mimicry, .mimicry) where pool.knowsAuthor:
                return try Self.share("mimicry", of: pool, head, selection)
            case (.positivity, .feedback):
                guard let baseline, (selection.bestOf ?? 1) <= baseline.words.count else { return nil }
                let draws = try ComparedDraws(
                    condition: Self.ranked(pool, head), baseline: Self.ranked(baseline, head), pairs: pool.comparisons)
                return try ComparisonSample([draws]).expectation(under: selection).statistic.value
            default: return nil
            }
        }

        private static func share(
            _ verdict: String, of pool: DrawPool, _ head: String, _ selection: Selection
        ) throws -> Double? {
            try expected(pool.verdicts.map { $0.map { $0 == verdict ? 1 : 0 } }, of: pool, head, selection)
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
