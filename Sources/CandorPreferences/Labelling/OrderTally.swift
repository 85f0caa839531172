import Synchronization

/// How often a labeller that sees a pair in both orders says the same in both, feature by feature.
public final class OrderTally: Sendable {
    /// One feature's count.
    public struct Count: Hashable, Sendable {
        /// Pairs labelled in both orders.
        public var scored = 0
        /// Those of them on which the orders disagree, so that the label is "same".
        public var disagreeing = 0
    }

    private let state = Mutex<[String: Count]>([:])

    /// Creates a tally of nothing.
    public init() {}

    /// The counts so far, by feature.
    public var counts: [String: Count] { state.withLock { $0 } }

    func add(_ feature: String, agree: Bool) {
        state.withLock { counts in
            counts[feature, default: Count()].scored += 1
            if !agree { counts[feature, default: Count()].disagreeing += 1 }
        }
    }
}
