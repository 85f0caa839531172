/// How much of the machine a model in this process may use.
public struct LlamaConfiguration: Hashable, Sendable {
    /// How many calls are computed at once, at least 1. With 1, an answer depends on its call alone, whatever was asked
    /// before it: the same call gives the same bytes.
    public var parallel: Int
    /// The largest number of tokens that one dialogue and its answer may have together; no more than the model was
    /// trained for.
    public var contextLength: Int
    /// The threads that compute.
    public var threads: Int
    /// The share of the machine's memory, in (0, 1], that the attention cache may take. Where `parallel` sequences of
    /// `contextLength` tokens do not fit, fewer calls are computed at once.
    public var memoryShare: Double

    /// Creates a configuration.
    /// - Parameters:
    ///   - parallel: How many calls are computed at once, at least 1.
    ///   - contextLength: Tokens that a dialogue and its answer may have together.
    ///   - threads: The threads that compute; `nil` for one a physical core.
    ///   - memoryShare: The share of the machine's memory for the attention cache, in (0, 1].
    public init(parallel: Int = 32, contextLength: Int = 2048, threads: Int? = nil, memoryShare: Double = 0.25) {
        self.parallel = max(1, parallel)
        self.contextLength = max(1, contextLength)
        self.threads = max(1, threads ?? Processor.physicalCores)
        self.memoryShare = memoryShare
    }
}
