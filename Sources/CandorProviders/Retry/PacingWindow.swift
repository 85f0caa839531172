/// How many requests may be under way at once: additive increase with success, multiplicative decrease when the server
/// throttles (Chiu and Jain, Computer Networks and ISDN Systems 17, 1989).
struct PacingWindow: Hashable, Sendable {
    /// The right to have one request under way.
    struct Permit: Hashable, Sendable {
        fileprivate var epoch: Int
    }

    /// The largest number of requests at once, ever.
    let ceiling: Int
    /// The present limit, between 1 and the ceiling.
    private(set) var limit: Double
    /// Requests under way.
    private(set) var underWay = 0
    private var epoch = 0

    /// Creates a window that starts at a quarter of its ceiling.
    init(ceiling: Int) {
        self.ceiling = max(1, ceiling)
        limit = max(1, Double(self.ceiling) / 4)
    }

    /// Takes a permit, if one is free.
    mutating func take() -> Permit? {
        guard underWay < Int(limit) else { return nil }
        underWay += 1
        return Permit(epoch: epoch)
    }

    /// Gives a permit back. One burst of throttled requests halves the limit once: only permits given out since the last
    /// decrease count.
    mutating func giveBack(_ permit: Permit, throttled: Bool) {
        underWay -= 1
        if !throttled {
            limit = min(Double(ceiling), limit + 1 / limit)
        } else if permit.epoch == epoch {
            limit = max(1, limit / 2)
            epoch += 1
        }
    }
}
