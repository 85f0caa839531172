import Synchronization

/// How usable a judge's replies have been.
public final class JudgeTally: Sendable {
    /// The counts.
    public struct Count: Hashable, Sendable {
        /// Comparisons or ratings asked for.
        public var asked = 0
        /// Those of them for which there was no usable reply.
        public var missing = 0
        /// Comparisons whose two orders prefer different responses: the place shown decided.
        public var ordersDisagree = 0
        /// One of the replies that could not be used, as the model gave it.
        public var unusableReply: String?
    }

    /// After so many questions without a usable reply to any, a judge is given up.
    static let patience = 30

    private let state = Mutex(Count())

    /// Creates a tally of nothing.
    public init() {}

    /// The counts so far.
    public var count: Count { state.withLock { $0 } }

    func add(missing: Bool, ordersDisagree: Bool = false) {
        state.withLock { count in
            count.asked += 1
            if missing { count.missing += 1 }
            if ordersDisagree { count.ordersDisagree += 1 }
        }
    }

    func note(unusable reply: String) {
        state.withLock { $0.unusableReply = reply }
    }
}
