/// What a sampler found: the kept draws of every chain, and how each came about.
public struct PosteriorDraws: Hashable, Sendable {
    /// One chain.
    public struct Chain: Hashable, Sendable {
        /// The draws one after the other, each of as many numbers as there are names.
        public var values: [Double]
        /// How each draw came about.
        public var steps: [SamplerStep]
        /// The step size that was adapted.
        public var stepSize: Double

        /// Creates a chain.
        public init(values: [Double], steps: [SamplerStep], stepSize: Double) {
            self.values = values
            self.steps = steps
            self.stepSize = stepSize
        }
    }

    /// What the numbers of a draw are called.
    public var names: [String]
    /// The chains, all equally long.
    public var chains: [Chain]

    /// Creates draws.
    public init(names: [String], chains: [Chain]) {
        self.names = names
        self.chains = chains
    }

    /// The kept draws of one chain.
    public var drawsPerChain: Int { chains.first?.steps.count ?? 0 }

    /// One parameter's draws, chain by chain.
    /// - Parameter index: Its place among the names.
    public func series(_ index: Int) -> [[Double]] {
        chains.map { chain in
            stride(from: index, to: chain.values.count, by: names.count).map { chain.values[$0] }
        }
    }
}
