/// A model's answer to one call.
public struct Completion: Codable, Hashable, Sendable {
    /// What was said, without the prefill and without a stop text.
    public var text: String
    /// Why the answer ended.
    public var finish: FinishReason
    /// Tokens read and written.
    public var usage: TokenUsage
    /// The written tokens with their log-probabilities, where they were asked for and the model gives them.
    public var tokens: [TokenLogProbability]?
    /// The exact model that the provider says has answered, where it says so.
    public var servedBy: String?

    /// Creates a completion.
    /// - Parameters:
    ///   - text: What was said.
    ///   - finish: Why the answer ended.
    ///   - usage: Tokens read and written.
    ///   - tokens: Log-probabilities, if known.
    ///   - servedBy: The provider's own name for the model that answered.
    public init(
        text: String, finish: FinishReason = .stop, usage: TokenUsage = TokenUsage(),
        tokens: [TokenLogProbability]? = nil, servedBy: String? = nil
    ) {
        self.text = text
        self.finish = finish
        self.usage = usage
        self.tokens = tokens
        self.servedBy = servedBy
    }
}
