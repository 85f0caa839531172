import CandorModels
import Synchronization

/// What the models of one factory have been doing, for a progress line and for the notes of a report.
public final class ProviderActivity: Sendable {
    /// A server that was answering, answers nobody any more and is waited for.
    public struct Wait: Hashable, Sendable {
        /// Its host, with the port where there is one.
        public var host: String
        /// For how many seconds no call has been answered.
        public var seconds: Int
    }

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
        /// The servers that are waited for, by host; for a line such as `waiting for 10.0.0.7:8000 for 40 s`.
        public var waitingFor: [Wait] = []
    }

    private struct State {
        var counts = Snapshot()
        var waiting: [String: [EndpointHealth.Ticket: @Sendable () -> Duration?]] = [:]
        var observer: @Sendable () -> Void = {}
    }

    private let state = Mutex(State())

    /// Creates an activity with all counts at 0.
    public init() {}

    /// The counts now.
    public var snapshot: Snapshot {
        let (counts, waiting) = state.withLock { ($0.counts, $0.waiting) }
        var snapshot = counts
        snapshot.waitingFor = waiting.sorted { $0.key < $1.key }.compactMap { host, calls in
            calls.values.compactMap { $0() }.max().map { Wait(host: host, seconds: Int($0.components.seconds)) }
        }
        return snapshot
    }

    /// Has somebody told whenever a request is sent again or a server begins or ceases to be waited for.
    /// - Parameter observer: Takes the place of the one before; it is told of no answer, of which there may be thousands a second.
    public func observe(_ observer: @escaping @Sendable () -> Void) {
        state.withLock { $0.observer = observer }
    }

    private func tell() { state.withLock { $0.observer }() }

    func sent(again: Bool) {
        state.withLock { state in
            state.counts.requests += 1
            if again { state.counts.retries += 1 }
        }
        if again { tell() }
    }

    func throttled() {
        state.withLock { $0.counts.throttled += 1 }
    }

    func answered(_ usage: TokenUsage) {
        state.withLock { $0.counts.usage = $0.counts.usage + usage }
    }

    func noted(_ note: String) {
        state.withLock { state in
            if !state.counts.notes.contains(note) { state.counts.notes.append(note) }
        }
    }

    /// Notes that a call waits for a server.
    /// - Parameter silence: For how long the server has been silent; `nil` once it answers somebody.
    func waiting(for host: String, call: EndpointHealth.Ticket, silence: @escaping @Sendable () -> Duration?) {
        state.withLock { $0.waiting[host, default: [:]][call] = silence }
        tell()
    }

    func stoppedWaiting(for host: String, call: EndpointHealth.Ticket) {
        let isOver = state.withLock { state in
            guard state.waiting[host] != nil else { return false }
            state.waiting[host]?[call] = nil
            guard state.waiting[host]?.isEmpty == true else { return false }
            state.waiting[host] = nil
            return true
        }
        if isOver { tell() }
    }
}
