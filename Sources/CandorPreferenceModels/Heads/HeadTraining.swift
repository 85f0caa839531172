import Candor
import CandorStatistics

/// How a head was trained, and how well it does on pairs that it has not seen.
public struct HeadTraining: Hashable, Sendable, Codable {
    /// A baseline on the held-out pairs.
    public struct Baseline: Hashable, Sendable, Codable {
        /// `longer` or `more positive`.
        public var name: String
        /// The share of decided pairs whose preferred response it puts first, ½ where it cannot tell.
        public var accuracy: Estimate
        /// The head's accuracy less the baseline's, on the same pairs.
        public var difference: Estimate
    }

    /// SHA-256 of the file of pairs; `nil` where the pairs came from elsewhere.
    public var pairsHash: String?
    /// Which pairs were asked for; `nil` for all.
    public var filter: String?
    /// Pairs that it refused.
    public var filteredOut: Int
    /// Pairs that were fitted, ties among them.
    public var trained: Int
    /// Pairs that were held out, ties among them.
    public var heldOut: Int
    /// The seed of the sample, of the pairs held out and of the folds.
    public var seed: UInt64
    /// λ.
    public var penalty: Double
    /// How many folds chose it; 0 where it was given.
    public var folds: Int
    /// What each strength came to.
    public var penalties: [PenaltySearch.Trial]
    /// The share of decided held-out pairs whose preferred response the head puts first, ½ for equal scores.
    public var accuracy: Estimate
    /// The mean loss on the held-out pairs, in nats; ln 2 = 0.693 is chance.
    public var loss: Estimate
    /// Probability against share on the held-out pairs, in bins from ½ up.
    public var calibration: [HoldoutReport.CalibrationBin]
    /// The same held-out pairs, without a head.
    public var baselines: [Baseline]
    /// What a reader should know.
    public var notes: [String]
}
