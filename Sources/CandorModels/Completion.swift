/// A model's answer to one call.
public struct Completion: Codable, Hashable, Sendable {
    /// What was said, without the prefill and without a stop text.
    public var text: String
    /// What the model reasoned before it spoke, where it shows that apart; never judged, never sent back.
    public var reasoning: String?
    /// How the answer ended.
    public var finish: FinishReason
    /// Tokens read and written.
    public var usage: TokenUsage
    /// The written tokens with their log-probabilities, where they were asked for and the model gives them.
    public var tokens: [TokenLogProbability]?
    /// The exact model that the provider says has answered, where it says so.
    public var servedBy: String?
    /// The address that answered, without credentials and query; `nil` for a model in this process and for answers of unknown origin.
    public var address: String?

    /// Creates a completion.
    /// - Parameters:
    ///   - text: What was said.
    ///   - reasoning: What was reasoned before, where it is shown.
    ///   - finish: How the answer ended.
    ///   - usage: Tokens read and written.
    ///   - tokens: Log-probabilities, if known.
    ///   - servedBy: The provider's own name for the model that answered.
    ///   - address: The address that answered.
    public init(
        text: String, reasoning: String? = nil, finish: FinishReason = .stop, usage: TokenUsage = TokenUsage(),
        tokens: [TokenLogProbability]? = nil, servedBy: String? = nil, address: String? = nil
    ) {
        self.text = text
        self.reasoning = reasoning
        self.finish = finish
        self.usage = usage
        self.tokens = tokens
        self.servedBy = servedBy
        self.address = address
    }

    /// Why the completion is no answer; `nil` if it is one. Text that came with a filter's or the provider's refusal is none.
    public var unscoredReason: UnscoredReason? {
        switch finish {
        case .filtered: .filtered
        case .refused: .refused
        case .toolCall where !text.isVisible: .toolCall
        case .length where !text.isVisible: .cut
        default: text.isVisible ? nil : .empty
        }
    }

    /// The completion with reasoning that stands in tags at the start of its text (`<think>…</think>` and its kin) put apart.
    public var withReasoningApart: Completion {
        let parts = TaggedReasoning(text)
        guard let tagged = parts.reasoning else { return self }
        var completion = self
        completion.text = parts.visible
        completion.reasoning = [reasoning, tagged].compactMap { $0 }.filter(\.isVisible).joined(separator: "\n\n")
        if completion.reasoning?.isEmpty == true { completion.reasoning = reasoning }
        return completion
    }
}
