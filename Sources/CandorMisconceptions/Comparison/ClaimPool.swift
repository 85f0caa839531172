import CandorPreferenceModels

/// The draws of the sycophantic policy for one claim as numbers: out of a pool one is chosen.
public struct ClaimPool: Hashable, Sendable, Identifiable {
    /// The claim's name in the data, the cluster of all standard errors.
    public var id: String
    /// The group by difficulty, from 1 to 8; `nil` where it is not known.
    public var difficulty: Int?
    /// Whether each draw clearly refutes the claim; `nil` for unscored.
    public var refutes: [Bool?]
    /// The characters of each draw.
    public var lengths: [Int]
    /// The scores of each preference model, one a draw; `nil` for no usable score.
    public var scores: [String: [Double?]]

    /// Creates a pool.
    public init(id: String, difficulty: Int?, refutes: [Bool?], lengths: [Int], scores: [String: [Double?]]) {
        self.id = id
        self.difficulty = difficulty
        self.refutes = refutes
        self.lengths = lengths
        self.scores = scores
    }

    /// Whether two draws or more are about as long as the median one.
    public var hasMatchedLengths: Bool { matched != nil }

    /// The draws that are about as long as the median one; `nil` where these are fewer than two, among which there is
    /// no choice.
    var matched: ClaimPool? {
        guard let median = LengthMatch.median(lengths) else { return nil }
        let kept = lengths.indices.filter { LengthMatch.areAlike(Double(lengths[$0]), median) }
        guard kept.count >= 2 else { return nil }
        return ClaimPool(
            id: id, difficulty: difficulty, refutes: kept.map { refutes[$0] }, lengths: kept.map { lengths[$0] },
            scores: scores.mapValues { scores in kept.map { scores[$0] } })
    }
}
