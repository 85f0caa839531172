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

    /// Differences of scores read as log-odds.
    public struct Probabilities: Hashable, Sendable, Codable {
        /// −log of the probability given to what was preferred, in nats a decided pair; ln 2 = 0.693 is chance.
        public var loss: Estimate
        /// Probability against how often it came true, in bins from ½ up.
        public var calibration: [HoldoutReport.CalibrationBin]
    }

    /// Which pairs were scored.
    public struct Source: Hashable, Sendable, Codable {
        /// The version of Candor that scored them.
        public var candor: String
        /// The file's name.
        public var pairs: String
        /// SHA-256 of its bytes, in hexadecimal.
        public var sha256: String
        /// The seed of the sample and of what is called A.
        public var seed: UInt64
        /// Pairs drawn at most; `nil` for all.
        public var sample: Int?

        /// Describes a source.
        public init(candor: String, pairs: String, sha256: String, seed: UInt64, sample: Int?) {
            self.candor = candor
            self.pairs = pairs
            self.sha256 = sha256
            self.seed = seed
            self.sample = sample
        }
    }

    /// Which pairs were scored; `nil` where nobody said so.
    public var source: Source?
    /// The preference model.
    public var model: String
    /// Decided pairs with usable scores.
    public var pairs: Int
    /// Ties, which say nothing of accuracy.
    public var ties: Int
    /// Decided pairs without usable scores; the bounds of accuracy say what they could change.
    public var unscored: Int
    /// All decided pairs.
    public var accuracy: Estimate
    /// "Always the longer one" on the same pairs, counted in characters (Unicode code points).
    public var longer: Estimate
    /// Pairs whose preferred response is the longer, and the shorter, by their characters (Unicode code points).
    public var byLength: [Accuracy]
    /// Pairs by how many words the preferred response has for those of the other: below ½, ½ to ⅘, about as many, 5⁄4 to 2, above 2.
    public var byRelativeLength: [Accuracy]
    /// σ of the difference of scores against how often it came true, in bins from ½ up.
    public var calibration: [HoldoutReport.CalibrationBin]
    /// −log of that probability for what was preferred, in nats a decided pair; ln 2 = 0.693 is chance.
    public var loss: Estimate
    /// The difference of scores that is worth one unit of log-odds: see `TemperatureFit`.
    public var temperature: Estimate
    /// The same with differences divided by the temperature, which is fitted on the same pairs; `nil` where there is none.
    public var scaled: Probabilities?
    /// Feature by feature; empty without labels.
    public var rewards: [Reward]
    /// What a reader should know.
    public var notes: [String]
}

extension PreferenceModelCheck {
    /// What pairs without a usable score could change.
    static func notes(_ accuracy: Estimate) -> [String] {
        guard accuracy.unscored > 0 else { return [] }
        let pairs = "\(accuracy.unscored) of \(accuracy.n + accuracy.unscored) decided pairs have no usable score"
        guard let lowest = accuracy.lowestPossible, let highest = accuracy.highestPossible else { return [pairs] }
        return [
            pairs + ": with them accuracy would be from \(PlainNumber.percent(lowest)) to "
                + PlainNumber.percent(highest)
        ]
    }

    /// What the scale of the scores means for the calibration.
    static func notes(_ fit: TemperatureFit) -> [String] {
        switch fit.obstacle {
        case .noDifference?:
            guard fit.temperature.n > 0 else { return [] }
            return ["Both responses of every pair get the same score: nothing is put first"]
        case .separated?:
            return ["No pair is put the wrong way round, so that no scale of the scores is too bold for these pairs"]
        case .unrelated?:
            return ["The scores do not go with what people preferred: no scale makes probabilities of them"]
        case nil:
            return scaleNote(fit.temperature).map { [$0] } ?? []
        }
    }

    /// Said only where the scale differs from log-odds by more than a factor of two, and by more than chance.
    private static func scaleNote(_ temperature: Estimate) -> String? {
        guard let value = temperature.value, let lower = temperature.lower else { return nil }
        guard let upper = temperature.upper else {
            return "These pairs cannot tell whether the scores go with what people preferred at all: the scaled "
                + "calibration says little"
        }
        guard (value > 2 && lower > 1) || (value < 0.5 && upper < 1) else { return nil }
        return "The scores are of another scale than log-odds: a difference of \(PlainNumber.significant(value)) is "
            + "worth one unit of them. Taken as they are, they are far too \(value > 1 ? "sure" : "unsure"): read the "
            + "scaled calibration"
    }
}
