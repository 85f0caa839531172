import CandorModels
import CandorStatistics

/// Pairs as numbers, from which heads are fitted.
struct HeadFitting {
    /// The pairs.
    let pairs: [EmbeddedPair]
    /// The features whose labels stand behind the embeddings' numbers; empty without rules.
    let rules: [String]
    /// The pairs' differences.
    let differences: PairDifferences

    /// Puts pairs into numbers.
    /// - Parameters:
    ///   - pairs: The pairs, all embedded alike.
    ///   - rules: The features of the pairs' labels that are to be fitted; an unlabelled feature counts as the same.
    /// - Throws: `StatisticsError` without pairs, for embeddings of different lengths and for numbers that are not finite.
    init(_ pairs: [EmbeddedPair], rules: [String]) throws {
        self.pairs = pairs
        self.rules = rules
        var differences = try PairDifferences(dimension: (pairs.first?.vectorA.count ?? 0) + rules.count)
        for pair in pairs {
            guard pair.vectorA.count == pair.vectorB.count else {
                throw StatisticsError(
                    .invalidCount,
                    doing: "comparing vectors of \(pair.vectorA.count) and \(pair.vectorB.count) numbers",
                    next: "embed both responses with one model")
            }
            let labels = rules.map { Float(pair.labels[$0]?.rawValue ?? 0) }
            try differences.append(
                zip(pair.vectorA, pair.vectorB).map { $0 - $1 } + labels, shareOfA: pair.pair.preferred.shareOfA,
                cluster: pair.pair.conversation)
        }
        self.differences = differences
    }

    /// The head of some pairs, its penalty chosen by cross-validation among them.
    /// - Parameters:
    ///   - rows: Which pairs; no other is looked at.
    ///   - folds: How many folds.
    ///   - seed: The seed of the folds.
    /// - Throws: `StatisticsError`, and `CancellationError`.
    func fit(_ rows: [Int], folds: Int, seed: UInt64) throws -> (fit: BradleyTerryHead, search: PenaltySearch) {
        let search = try PenaltySearch(over: differences, rows: rows, folds: folds, seed: seed)
        return (try BradleyTerryHead(fitting: rows, of: differences, penalty: search.best), search)
    }

    /// What a fit means for responses: its first numbers weigh the embedding, the others the rules.
    func head(_ fit: BradleyTerryHead, embedding: PreferenceHead.Embedding, training: HeadTraining) -> PreferenceHead {
        var embedding = embedding
        embedding.dimension = fit.weights.count - rules.count
        let effects = Dictionary(uniqueKeysWithValues: zip(rules, fit.weights.suffix(rules.count)))
        return PreferenceHead(
            embedding: embedding, weights: Array(fit.weights.prefix(embedding.dimension)),
            scales: Array(fit.scales.prefix(embedding.dimension)), rules: rules.isEmpty ? nil : effects,
            training: training)
    }

    /// Pairs with a fit's scores, the log-odds given to A and 0 to B.
    func scored(_ rows: [Int], by fit: BradleyTerryHead) -> [ScoredPair] {
        zip(rows, fit.margins(of: rows, in: differences)).map { row, margin in
            ScoredPair(pair: pairs[row].pair, scoreA: margin, scoreB: 0)
        }
    }
}
