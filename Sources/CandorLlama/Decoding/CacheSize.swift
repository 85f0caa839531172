import Foundation

/// How many sequences the attention cache has, and how long they are.
struct CacheSize: Hashable, Sendable {
    /// How many calls are computed at once.
    let parallel: Int
    /// The sequences: those, and a few that keep what finished calls have computed.
    let sequences: Int
    /// The tokens that a sequence has room for at most.
    let length: Int
    /// llama.cpp rounds lengths up to this.
    private static let step = 256

    /// llama.cpp's limit, `LLAMA_MAX_SEQ`.
    private static let mostSequences = 256

    /// As much as the configuration asks for and the machine's memory allows.
    init(_ configuration: LlamaConfiguration, for weights: Weights) {
        let wanted = min(configuration.contextLength, max(1, weights.trainedContextLength))
        length = Self.rounded(wanted)
        let memory = Double(ProcessInfo.processInfo.physicalMemory) * configuration.memoryShare
        let fitting = Int(memory / Double(max(1, weights.cacheBytesPerToken) * length))
        let most = max(1, min(Self.mostSequences, fitting))
        parallel = min(configuration.parallel, most)
        sequences = min(most, parallel + max(3, parallel / 4))
    }

    /// The length that sequences are given where one needs some tokens.
    func length(for needed: Int) -> Int { min(length, Self.rounded(needed)) }

    private static func rounded(_ tokens: Int) -> Int { (tokens + step - 1) / step * step }
}
