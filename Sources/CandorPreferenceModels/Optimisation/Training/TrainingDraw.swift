/// One response of a policy that is being trained.
public struct TrainingDraw: Codable, Hashable, Sendable {
    /// What was said.
    public var text: String
    /// Whether the policy ended its turn there, rather than the token limit.
    public var isComplete: Bool

    /// Creates a draw.
    /// - Parameters:
    ///   - text: What was said.
    ///   - isComplete: Whether the policy ended its turn there.
    public init(_ text: String, isComplete: Bool = true) {
        self.text = text
        self.isComplete = isComplete
    }
}
