import CandorLlama
import CandorModels
import Foundation
import Synchronization

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
        let pieces = Mutex(Array(repeating: 0, count: Int(seconds / Self.step)))
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for call in 0..<calls {
                group.addTask {
                    var turn = 0
                    while true {
                        turn += 1
                        let dialogue = Dialogue([.user("\(call).\(turn) Name towns.")])
                        let completion = try await model.complete(
                            dialogue, sampling: Sampling(temperature: 1, maxTokens: 4, seed: UInt64(turn)), draw: call)
                        let piece = Int((ContinuousClock.now - start) / .seconds(Self.step))
                        let isOver = pieces.withLock { pieces in
                            guard piece < pieces.count else { return true }
                            pieces[piece] += completion.usage.output
                            return false
                        }
                        if isOver { return }
                    }
                }
            }
            try await group.waitForAll()
        }
        return pieces.withLock { $0.map { Double($0) / Self.step } }
    }
}
