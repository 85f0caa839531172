import CandorStatistics
import CandorText

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
