import Foundation

/// The strength of the penalty that predicts best, by cross-validation.
public struct PenaltySearch: Hashable, Sendable {
    /// A strength and how well heads of that strength predicted the pairs left out of them.
    public struct Trial: Hashable, Sendable, Codable {
        /// λ.
        public var penalty: Double
        /// The mean loss, in nats a pair.
        public var loss: Double
        /// Its standard error, clustered.
        public var standardError: Double?
        /// The share of decided pairs in which the preferred response was put first; `nil` where none is decided.
        public var accuracy: Double?
    }

    /// The strengths that are tried, the strongest first: half powers of ten from 10 to 10⁻⁴.
    public static let grid: [Double] = (0...10).map { pow(10, 1 - Double($0) / 2) }

    /// Every strength, the strongest first.
    public let trials: [Trial]
    /// How many parts the pairs were divided into.
    public let folds: Int
    /// The strength of least mean loss; of equal ones the stronger.
    public let best: Double

    /// Tries strengths: each part of the pairs, divided by cluster, is predicted by heads fitted, and scaled, without it.
    ///
    /// - Parameters:
    ///   - pairs: All pairs.
    ///   - rows: Which of them may be looked at; no other is.
    ///   - folds: How many parts, at least 2.
    ///   - penalties: The strengths; all above 0, at least one.
    ///   - seed: The seed of the division.
    /// - Throws: `StatisticsError` with `.invalidCount` for fewer than two clusters, folds or no strength, `.outsideScale` for
    ///   a strength that is not above 0, and `CancellationError`.
    public init(
        over pairs: PairDifferences, rows: [Int], folds: Int = 5, penalties: [Double] = PenaltySearch.grid, seed: UInt64
    ) throws {
        let parts = ClusterSplit.parts(of: rows, clusters: pairs.clusters, count: folds, seed: seed)
        guard folds > 1, parts.count > 1, !penalties.isEmpty else {
            throw StatisticsError(
                .invalidCount, doing: "cross-validating \(rows.count) pairs in \(parts.count) parts",
                next: "give pairs of two dialogues or more, and two folds or more")
        }
        let strongestFirst = penalties.sorted(by: >)
        var margins = [[Double]](repeating: [], count: strongestFirst.count)
        for part in parts {
            let left = Set(part)
            let others = rows.filter { !left.contains($0) }
            var head: BradleyTerryHead?
            for (index, penalty) in strongestFirst.enumerated() {
                try Task.checkCancellation()
                let next = try BradleyTerryHead(fitting: others, of: pairs, penalty: penalty, from: head)
                margins[index] += next.margins(of: part, in: pairs)
                head = next
            }
        }
        let order = parts.flatMap { $0 }
        let trials = try zip(strongestFirst, margins).map { try Self.trial($0, $1, of: order, in: pairs) }
        self.folds = parts.count
        self.trials = trials
        best = trials.dropFirst().reduce(trials[0]) { $1.loss < $0.loss ? $1 : $0 }.penalty
    }

    private static func trial(
        _ penalty: Double, _ margins: [Double], of rows: [Int], in pairs: PairDifferences
    ) throws -> Trial {
        let losses = try ClusteredSample(
            zip(rows, margins).map { row, margin in
                Observation(
                    cluster: pairs.clusters[row],
                    value: BradleyTerryHead.loss(margin: margin, shareOfA: pairs.shares[row]))
            }, scale: nil
        ).mean
        let credits = zip(rows, margins).filter { abs(pairs.shares[$0.0] - 0.5) > 1e-9 }
            .map { row, margin -> Double in
                guard margin != 0 else { return 0.5 }
                return (margin > 0) == (pairs.shares[row] > 0.5) ? 1 : 0
            }
        return Trial(
            penalty: penalty, loss: losses.value ?? .infinity, standardError: losses.standardError,
            accuracy: credits.isEmpty ? nil : credits.reduce(0, +) / Double(credits.count))
    }
}
