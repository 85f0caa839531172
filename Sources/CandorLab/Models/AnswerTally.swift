import CandorModels
import CandorStore
import Synchronization

/// Counts the answers that a run has used.
final class AnswerTally: Sendable {
    /// What has been counted.
    struct Snapshot: Sendable {
        var answers = 0
        var new = 0
        var usage = TokenUsage()
        var addresses: Set<String> = []
    }

    private let state = Mutex(Snapshot())

    var snapshot: Snapshot { state.withLock { $0 } }

    func add(_ event: AnswerEvent) {
        state.withLock {
            $0.answers += 1
            if event.isNew { $0.new += 1 }
            $0.usage = $0.usage + event.completion.usage
            if let address = event.completion.address { $0.addresses.insert(address) }
        }
    }
}
