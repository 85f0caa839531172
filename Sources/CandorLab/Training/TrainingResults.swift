import Candor

/// What the ledger keeps of a training: the content of `training.json`, and which run measured its checkpoints.
package struct TrainingResults: Codable, Hashable, Sendable {
    /// What was done, round by round.
    package var training: TrainingDescription
    /// The id of the sweep over the checkpoints; `nil` where there was none.
    package var sweep: String?

    private enum CodingKeys: String, CodingKey { case sweep }

    init(_ training: TrainingDescription, sweep: String?) {
        self.training = training
        self.sweep = sweep
    }

    package init(from decoder: any Decoder) throws {
        training = try TrainingDescription(from: decoder)
        sweep = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .sweep)
    }

    package func encode(to encoder: any Encoder) throws {
        try training.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(sweep, forKey: .sweep)
    }
}
