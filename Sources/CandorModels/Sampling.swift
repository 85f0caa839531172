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

    /// Creates sampling settings.
    /// - Parameters:
    ///   - temperature: Softmax temperature, 0 or more.
    ///   - topP: Nucleus mass in (0, 1].
    ///   - maxTokens: The largest number of tokens to write.
    ///   - stop: Texts at which the answer ends.
    ///   - seed: The seed for models that take one.
    ///   - topLogProbabilities: Alternatives to report for each token.
    ///   - form: The form of the answer, `nil` for free text.
    public init(
        temperature: Double = 1, topP: Double = 1, maxTokens: Int = 512, stop: [String] = [], seed: UInt64? = nil,
        topLogProbabilities: Int = 0, form: ChoiceForm? = nil
    ) {
        self.temperature = temperature
        self.topP = topP
        self.maxTokens = maxTokens
        self.stop = stop
        self.seed = seed
        self.topLogProbabilities = topLogProbabilities
        self.form = form
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
        return canonical
    }
}
