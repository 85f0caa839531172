import CandorModels
import Synchronization

/// What the models of one factory have been doing, for a progress line and for the notes of a report.
public final class ProviderActivity: Sendable {
    /// The counts at one moment.
    public struct Snapshot: Hashable, Sendable {
        /// Requests sent, those sent again included.
        public var requests = 0
        /// Requests sent again because an attempt gave no answer.
        public var retries = 0
        /// Attempts that the server turned away for want of capacity.
        public var throttled = 0
        /// Tokens of the answers received.
        public var usage = TokenUsage()
        /// Settings that a model was found not to take, so that they were left out, one line a model and setting, for
        /// example `openai:gpt-5 does not take temperature`. They belong into the results: the model drew its answers
        /// with its own setting instead.
        public var notes: [String] = []
    }

    private let state = Mutex(Snapshot())

    /// Creates an activity with all counts at 0.
    public init() {}

    /// The counts now.
    public var snapshot: Snapshot { state.withLock { $0 } }

    func sent(again: Bool) {
        state.withLock { state in
            state.requests += 1
            if again { state.retries += 1 }
        }
    }

    func throttled() {
        state.withLock { $0.throttled += 1 }
    }

    func answered(_ usage: TokenUsage) {
        state.withLock { $0.usage = $0.usage + usage }
    }

    func noted(_ note: String) {
        state.withLock { state in
            if !state.notes.contains(note) { state.notes.append(note) }
        }
    }
}
