/// How a model is to draw its answer.
public struct Sampling: Codable, Hashable, Sendable {
    /// Softmax temperature, 0 or more; 0 means the most likely token at every step.
    public var temperature: Double
    /// Nucleus mass in (0, 1]: only the most likely tokens that together reach it are drawn from.
    public var topP: Double
    /// The largest number of tokens to write, at least 1.
    public var maxTokens: Int
    /// Texts at which the answer ends; they are not part of it.
    public var stop: [String]
    /// The seed passed to models that take one; `nil` for those that do not.
    public var seed: UInt64?
    /// How many alternatives to report for each token, 0 for none. Models that cannot report them ignore it.
    public var topLogProbabilities: Int
    /// The form of the answer, for models that can be held to one; `nil` for free text.
    public var form: ChoiceForm?
    /// How many tokens a model that reasons may write besides ``maxTokens``, which are meant for the visible text; `nil` for
    /// ``defaultReasoningTokens``. Models that do not reason ignore it.
    public var reasoningTokens: Int?
    /// How hard a model is to reason, in the provider's own words (`low`, `medium`, `high`, …); `nil` for the provider's default.
    public var reasoningEffort: String?
    /// Any other parameters of the provider, by the names of its API; `nil` for none.
    public var parameters: [String: JSONValue]?

    /// Tokens for reasoning where nothing else is said.
    public static let defaultReasoningTokens = 16_384

    /// Creates sampling settings.
    /// - Parameters:
    ///   - temperature: Softmax temperature, 0 or more.
    ///   - topP: Nucleus mass in (0, 1].
    ///   - maxTokens: The largest number of tokens to write.
    ///   - stop: Texts at which the answer ends.
    ///   - seed: The seed for models that take one.
    ///   - topLogProbabilities: Alternatives to report for each token.
    ///   - form: The form of the answer, `nil` for free text.
    ///   - reasoningTokens: Tokens for reasoning besides; `nil` for the default.
    ///   - reasoningEffort: How hard to reason; `nil` for the provider's default.
    ///   - parameters: Other parameters of the provider.
    public init(
        temperature: Double = 1, topP: Double = 1, maxTokens: Int = 512, stop: [String] = [], seed: UInt64? = nil,
        topLogProbabilities: Int = 0, form: ChoiceForm? = nil, reasoningTokens: Int? = nil,
        reasoningEffort: String? = nil,
        parameters: [String: JSONValue]? = nil
    ) {
        self.temperature = temperature
        self.topP = topP
        self.maxTokens = maxTokens
        self.stop = stop
        self.seed = seed
        self.topLogProbabilities = topLogProbabilities
        self.form = form
        self.reasoningTokens = reasoningTokens
        self.reasoningEffort = reasoningEffort
        self.parameters = parameters
    }

    /// Whether every draw under these settings is the same, up to rounding.
    public var isGreedy: Bool { temperature == 0 }

    /// The settings with everything removed that cannot change the answer, so that equal questions have equal keys:
    /// at temperature 0 neither the seed nor the nucleus matters, and a model that takes no seed is not given one.
    /// - Parameter acceptsSeed: Whether the model takes a seed.
    /// - Returns: The settings as they enter the key of a call.
    public func canonical(acceptsSeed: Bool) -> Sampling {
        var canonical = self
        if isGreedy || !acceptsSeed { canonical.seed = nil }
        if isGreedy { canonical.topP = 1 }
        if reasoningTokens == Self.defaultReasoningTokens { canonical.reasoningTokens = nil }
        if parameters?.isEmpty == true { canonical.parameters = nil }
        return canonical
    }
}
