import CandorModels
import CandorStatistics
import Foundation

/// How far a preference model puts the response first that people preferred, and what it pays for: the content of
/// `pm-check.json`.
///
/// Standard errors are clustered by dialogue, because several pairs may answer one.
public struct PreferenceModelCheck: Hashable, Sendable, Codable {
    /// Part of the pairs, or a baseline.
    public struct Accuracy: Hashable, Sendable, Codable {
        /// Which part, in words.
        public var name: String
        /// The share of decided pairs in which the preferred response is put first, equal scores worth ½.
        public var accuracy: Estimate
    }

    /// What the model and what people pay for a feature.
    public struct Reward: Hashable, Sendable, Codable {
        /// The feature.
        public var feature: String
        /// Of pairs that differ in it, the share in which the model puts the response first that has more of it.
        public var model: Estimate
        /// The same for people's preference, without ties.
        public var people: Estimate
    }

    /// The preference model.
    public var model: String
    /// Decided pairs, all of them scored.
    public var pairs: Int
    /// Ties, which say nothing of accuracy.
    public var ties: Int
    /// All decided pairs.
    public var accuracy: Estimate
    /// "Always the longer one" on the same pairs.
    public var longer: Estimate
    /// Pairs whose preferred response is the longer, and the shorter.
    public var byLength: [Accuracy]
    /// σ of the difference of scores against how often it came true, in bins from ½ up.
    public var calibration: [HoldoutReport.CalibrationBin]
    /// Feature by feature; empty without labels.
    public var rewards: [Reward]
}

extension PreferenceModelCheck {
    /// Checks a preference model.
    /// - Parameters:
    ///   - model: Its name.
    ///   - scored: Pairs with scores, and labels in the order of the features.
    ///   - features: The features' names.
    /// - Throws: `StatisticsError` with `.notFinite` for scores that are not finite.
    public init(of model: String, _ scored: [ScoredPair], features: [String] = []) throws {
        let decided = scored.filter { $0.pair.preferred.isDecided }
        func mean(_ pairs: [ScoredPair], _ what: String, _ value: (ScoredPair) -> Double) throws -> Estimate {
            let observations = pairs.map { Observation(cluster: Self.cluster($0.pair), value: value($0)) }
            return try ClusteredSample(observations).mean.estimate(denominator: what)
        }
        self.model = model
        pairs = decided.count
        ties = scored.count - decided.count
        let right = { (pair: ScoredPair) in pair.peoplePreferA == 1 ? pair.modelPrefersA : 1 - pair.modelPrefersA }
        accuracy = try mean(decided, "decided pairs", right)
        longer = try mean(decided, "decided pairs") { pair in
            pair.peoplePreferA == 1 ? pair.isALonger : 1 - pair.isALonger
        }
        byLength = try [("the longer was preferred", 1.0), ("the shorter was preferred", 0.0)].map { name, wanted in
            let part = decided.filter { ($0.peoplePreferA == 1 ? $0.isALonger : 1 - $0.isALonger) == wanted }
            return Accuracy(name: name, accuracy: try mean(part, "decided pairs in which \(name)", right))
        }
        calibration = HoldoutReport.calibration(
            predicted: decided.map { 1 / (1 + exp($0.scoreB - $0.scoreA)) },
            shares: decided.map(\.pair.preferred.shareOfA))
        rewards = try features.enumerated().map { index, feature in
            let differing = scored.filter { ($0.labels[index] ?? .same) != .same }
            func paid(_ prefersA: Double, _ pair: ScoredPair) -> Double {
                pair.labels[index] == .a ? prefersA : 1 - prefersA
            }
            return Reward(
                feature: feature,
                model: try mean(differing, "pairs that differ in it") { paid($0.modelPrefersA, $0) },
                people: try mean(differing.filter(\.pair.preferred.isDecided), "decided pairs that differ in it") {
                    paid($0.peoplePreferA, $0)
                })
        }
    }

    /// Pairs of one dialogue share what is hard or easy about it.
    private static func cluster(_ pair: PreferencePair) -> String {
        Fingerprint.short(pair.dialogue.messages.map { "\($0.role.rawValue): \($0.content)" }.joined(separator: "\n\n"))
    }
}
