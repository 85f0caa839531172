import CandorPreferences
import CandorText

/// A pair of responses with what a preference model gives each.
public struct ScoredPair: Hashable, Sendable {
    /// The pair.
    public var pair: PreferencePair
    /// The score of A; no finite number where the model gave none that can be used.
    public var scoreA: Double
    /// The score of B.
    public var scoreB: Double
    /// Which response has more of each feature, in the features' order; `nil` where unlabelled.
    public var labels: [FeatureLabel?]

    /// Creates a scored pair.
    /// - Parameters:
    ///   - pair: The pair.
    ///   - scoreA: The score of A; no finite number where the model gave none that can be used.
    ///   - scoreB: The score of B.
    ///   - labels: Which response has more of each feature; may be empty.
    public init(pair: PreferencePair, scoreA: Double, scoreB: Double, labels: [FeatureLabel?] = []) {
        self.pair = pair
        self.scoreA = scoreA
        self.scoreB = scoreB
        self.labels = labels
    }

    /// What a judgement between two numbers is worth to A: 1 where A's is the greater, ½ where they are equal, else 0.
    static func win(_ a: Double, _ b: Double) -> Double { a > b ? 1 : a == b ? 0.5 : 0 }

    /// Whether both scores can be used, and set against each other.
    public var isScored: Bool { (scoreA - scoreB).isFinite }
    /// What A gets more than B.
    var margin: Double { scoreA - scoreB }
    /// Whether the model puts A first.
    var modelPrefersA: Double { Self.win(scoreA, scoreB) }
    /// Whether the longer response is A, counted in characters (Unicode code points).
    var isALonger: Double {
        Self.win(
            Double(LengthMatch.length(of: pair.responseA)), Double(LengthMatch.length(of: pair.responseB)))
    }
    /// Whether people put A first, ½ for a tie.
    var peoplePreferA: Double { Self.win(pair.preferred.shareOfA, 0.5) }
}
