import Synchronization

/// What the reading of a reply leaves for whoever asked: the requester itself hands on completions only.
final class ReadScores: Sendable {
    private let state = Mutex<[Double]>([])

    /// The scores of the reply that was read last.
    var values: [Double] { state.withLock { $0 } }

    /// Keeps scores.
    func keep(_ scores: [Double]) {
        state.withLock { $0 = scores }
    }
}
