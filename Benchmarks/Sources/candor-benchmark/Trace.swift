import CandorLlama
import CandorModels
import Foundation

/// What a model writes over time, with short calls always under way.
struct Trace {
    /// The length of a piece of time, in seconds.
    static let step = 0.25
    let model: LlamaModel
    let calls: Int

    /// Asks for some time.
    /// - Parameter seconds: How long.
    /// - Returns: The tokens a second of each piece of time.
    func run(seconds: Double) async throws -> [Double] {
        let count = Int(seconds / Self.step)
        let start = ContinuousClock.now
        let tokens = try await withThrowingTaskGroup(of: [Int: Int].self) { group in
            for call in 0..<calls { group.addTask { try await asked(call, until: count, since: start) } }
            return try await group.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        }
        return (0..<count).map { Double(tokens[$0] ?? 0) / Self.step }
    }

    /// Asks one call after the other.
    /// - Returns: The tokens of each piece of time.
    private func asked(_ call: Int, until count: Int, since start: ContinuousClock.Instant) async throws -> [Int: Int] {
        var tokens: [Int: Int] = [:]
        var turn = 0
        while true {
            turn += 1
            // One prompt, which is computed once: what is measured is writing.
            let sampling = Sampling(temperature: 1, maxTokens: 4, seed: UInt64(turn))
            let completion = try await model.complete(
                Dialogue([.user("Name towns.")]), sampling: sampling, draw: call)
            let piece = Int((ContinuousClock.now - start) / .seconds(Self.step))
            guard piece < count else { return tokens }
            tokens[piece, default: 0] += completion.usage.output
        }
    }
}
