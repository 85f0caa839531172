import CandorStatistics
import CandorText

/// Trains heads on pairs of people's preferences.
///
/// A fifth of the pairs, drawn by conversation, is held out. On the others cross-validation chooses the penalty, again by
/// conversation, and the head is fitted to all of them. The head that is returned is the one that was measured on the pairs held
/// out; it is not fitted again with them.
public struct HeadTrainer: Sendable {
    /// The share of the pairs that is held out.
    public static let heldOutShare = 0.2

    /// What the pairs' embeddings are; their length is taken from the pairs.
    public var embedding: PreferenceHead.Embedding
    /// The features of the pairs' labels to fit beside the embeddings; empty for none.
    public var rules: [String]
    /// How many folds choose the penalty.
    public var folds: Int
    /// The seed of the pairs held out and of the folds.
    public var seed: UInt64
    private let positivity: PositivityScorer?

    /// Creates a trainer.
    /// - Parameters:
    ///   - embedding: What the pairs' embeddings are.
    ///   - rules: The features of the pairs' labels to fit beside them.
    ///   - folds: How many folds choose the penalty, at least 2.
    ///   - seed: The seed.
    ///   - sentiment: The valences of words, for the baseline "more positive"; `nil` leaves it out.
    public init(
        embedding: PreferenceHead.Embedding, rules: [String] = [], folds: Int = 5, seed: UInt64 = 0,
        sentiment: SentimentLexicon?
    ) {
        self.embedding = embedding
        self.rules = rules
        self.folds = folds
        self.seed = seed
        positivity = sentiment.map(PositivityScorer.init)
    }

    /// Trains a head.
    /// - Parameters:
    ///   - pairs: The pairs, embedded, with labels of the ``rules``; their order does not matter but for rounding.
    ///   - pairsHash: SHA-256 of their file.
    ///   - filter: What kept them, and how many it refused.
    /// - Throws: `StatisticsError` for too few pairs or numbers that are not finite, and `CancellationError`.
    public func head(
        from pairs: [EmbeddedPair], pairsHash: String? = nil, filter: (text: String, refused: Int)? = nil
    ) throws -> PreferenceHead {
        let fitting = try HeadFitting(pairs, rules: rules)
        let (kept, heldOut) = ClusterSplit.holdingOut(
            Self.heldOutShare, of: Array(pairs.indices), clusters: fitting.differences.clusters, seed: seed)
        return try head(of: fitting, trainedOn: kept, heldOut: heldOut, pairsHash: pairsHash, filter: filter).head
    }

    /// Trains a head on some pairs and measures it on others.
    /// - Returns: The head, and the pairs held out with its scores.
    func head(
        of fitting: HeadFitting, trainedOn rows: [Int], heldOut: [Int], pairsHash: String? = nil,
        filter: (text: String, refused: Int)? = nil
    ) throws -> (head: PreferenceHead, scored: [ScoredPair]) {
        let (fit, search) = try fitting.fit(rows, folds: folds, seed: seed)
        let scored = fitting.scored(heldOut, by: fit)
        let evaluation = HeadEvaluation(scored: scored, positivity: positivity)
        let baselines = try evaluation.baselines()
        let training = HeadTraining(
            pairsHash: pairsHash, filter: filter?.text, filteredOut: filter?.refused ?? 0, trained: rows.count,
            heldOut: heldOut.count, seed: seed, penalty: fit.penalty, folds: search.folds, penalties: search.trials,
            accuracy: try evaluation.accuracy(), loss: try evaluation.loss(), calibration: evaluation.calibration(),
            baselines: baselines, notes: notes(on: fit, search, baselines, heldOut: heldOut.count))
        return (fitting.head(fit, embedding: embedding, training: training), scored)
    }

    private func notes(
        on fit: BradleyTerryHead, _ search: PenaltySearch, _ baselines: [HeadTraining.Baseline], heldOut: Int
    ) -> [String] {
        var notes: [String] = []
        if heldOut == 0 { notes.append("Too few conversations to hold any out: nothing is known of its accuracy.") }
        if fit.penalty == search.trials.first?.penalty {
            notes.append("The strongest penalty tried was the best: the pairs teach the head little.")
        } else if fit.penalty == search.trials.last?.penalty {
            notes.append("The weakest penalty tried was the best: a weaker one may be better still.")
        }
        for baseline in baselines where heldOut > 0 {
            guard let lower = baseline.difference.lower, lower > 0 else {
                notes.append("Not shown to be better than \"the \(baseline.name) one\".")
                continue
            }
        }
        if positivity == nil { notes.append("No sentiment lexicon: no baseline \"the more positive one\".") }
        if !fit.hasConverged { notes.append("The fit ended before its optimum, at a gradient of \(fit.gradient).") }
        return notes
    }
}

/// How well a head does on pairs that it has not seen, beside what needs no training.
struct HeadEvaluation {
    /// Scored pairs, ties among them.
    let scored: [ScoredPair]
    /// Says how positive a response is; `nil` without a lexicon.
    let positivity: PositivityScorer?

    private var decided: [ScoredPair] { scored.filter(\.pair.preferred.isDecided) }

    /// The share of decided pairs whose preferred response is put first.
    func accuracy() throws -> Estimate {
        try mean(0...1, "decided held-out pairs") { $0.credit(of: $0.modelPrefersA) }
    }

    /// The mean loss of all pairs.
    func loss() throws -> Estimate {
        let observations = scored.map {
            Observation(
                cluster: $0.pair.conversation,
                value: BradleyTerryHead.loss(margin: $0.scoreA - $0.scoreB, shareOfA: $0.pair.preferred.shareOfA))
        }
        return try ClusteredSample(observations, scale: nil).mean.estimate(denominator: "held-out pairs")
    }

    /// Probability against share.
    func calibration() -> [HoldoutReport.CalibrationBin] {
        HoldoutReport.calibration(
            predicted: decided.map { BradleyTerryHead.probability(margin: $0.scoreA - $0.scoreB) },
            shares: decided.map(\.pair.preferred.shareOfA))
    }

    /// The baselines, and what the head has over them.
    func baselines() throws -> [HeadTraining.Baseline] {
        var guesses: [(name: String, prefersA: (ScoredPair) -> Double)] = [("longer", { $0.isALonger })]
        if let positivity {
            guesses.append(
                (
                    "more positive",
                    { pair in
                        ScoredPair.win(
                            positivity.score(of: pair.pair.responseA), positivity.score(of: pair.pair.responseB))
                    }
                ))
        }
        return try guesses.map { name, prefersA in
            HeadTraining.Baseline(
                name: name, accuracy: try mean(0...1, "decided held-out pairs") { $0.credit(of: prefersA($0)) },
                difference: try mean(-1...1, "decided held-out pairs", method: "paired difference") {
                    $0.credit(of: $0.modelPrefersA) - $0.credit(of: prefersA($0))
                })
        }
    }

    private func mean(
        _ scale: ClosedRange<Double>, _ what: String, method: String? = nil, of value: (ScoredPair) -> Double
    ) throws -> Estimate {
        let observations = decided.map { Observation(cluster: $0.pair.conversation, value: value($0)) }
        return try ClusteredSample(observations, scale: scale).mean.estimate(denominator: what, method: method)
    }
}

extension ScoredPair {
    /// What a guess is worth where people have decided: its share that fell on the response that they preferred.
    /// - Parameter prefersA: 1 for A, 0 for B, ½ for neither.
    func credit(of prefersA: Double) -> Double { peoplePreferA == 1 ? prefersA : 1 - prefersA }
}
