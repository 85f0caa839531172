/// What is known about one feature's effect α, and about σ(α), the probability that a response which has the feature is
/// preferred, all else equal (paper, section 4.1).
public struct EffectSummary: Hashable, Sendable {
    /// The posterior of α.
    public var effect: PosteriorSummary
    /// The posterior of σ(α).
    public var probability: PosteriorSummary
    /// Rank-normalised split R-hat; `nil` where all draws are equal.
    public var rHat: Double?
    /// Effective draws for the centre.
    public var bulkESS: Double?
    /// Effective draws for the tails.
    public var tailESS: Double?
    /// The Monte-Carlo standard error of the mean.
    public var mcse: Double?
    /// How many of the pairs fitted carry the feature (φ ≠ 0).
    public var pairs: Int

    /// Creates a summary.
    public init(
        effect: PosteriorSummary, probability: PosteriorSummary, rHat: Double?, bulkESS: Double?, tailESS: Double?,
        mcse: Double?, pairs: Int
    ) {
        self.effect = effect
        self.probability = probability
        self.rHat = rHat
        self.bulkESS = bulkESS
        self.tailESS = tailESS
        self.mcse = mcse
        self.pairs = pairs
    }
}

extension EffectSummary: Codable {
    private enum CodingKeys: String, CodingKey {
        case probability, rHat, bulkESS, tailESS, mcse, pairs
    }

    /// Reads an effect; its own seven numbers stand beside the other fields.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        effect = try PosteriorSummary(from: decoder)
        probability = try container.decode(PosteriorSummary.self, forKey: .probability)
        rHat = try container.decodeIfPresent(Double.self, forKey: .rHat)
        bulkESS = try container.decodeIfPresent(Double.self, forKey: .bulkESS)
        tailESS = try container.decodeIfPresent(Double.self, forKey: .tailESS)
        mcse = try container.decodeIfPresent(Double.self, forKey: .mcse)
        pairs = try container.decode(Int.self, forKey: .pairs)
    }

    /// Writes an effect, absent diagnostics as null.
    public func encode(to encoder: any Encoder) throws {
        try effect.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(probability, forKey: .probability)
        try container.encode(rHat, forKey: .rHat)
        try container.encode(bulkESS, forKey: .bulkESS)
        try container.encode(tailESS, forKey: .tailESS)
        try container.encode(mcse, forKey: .mcse)
        try container.encode(pairs, forKey: .pairs)
    }
}
