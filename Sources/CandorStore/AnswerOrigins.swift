/// Where the answers and scores that a store remembers of a model have come from.
public struct AnswerOrigins: Hashable, Sendable {
    /// How many there are, by the address that gave them.
    public var remembered: [String: Int]
    /// How many have no address: earlier versions and batches left none.
    public var unplaced: Int
    /// Addresses that somebody has said serve the same model.
    public var accepted: Set<String>

    /// Creates origins.
    /// - Parameters:
    ///   - remembered: How many answers there are, by address.
    ///   - unplaced: How many have no address.
    ///   - accepted: Addresses that were said to serve the same model.
    public init(remembered: [String: Int] = [:], unplaced: Int = 0, accepted: Set<String> = []) {
        self.remembered = remembered
        self.unplaced = unplaced
        self.accepted = accepted
    }

    /// The answers from elsewhere: from none of the addresses, nor from one that was said to serve the same model as one of them.
    /// - Parameter addresses: Where the model is served now; none for a model in this process, which is known by its bytes.
    /// - Returns: How many there are, by address; empty if all are the model's own.
    public func foreign(to addresses: [String]) -> [String: Int] {
        guard !addresses.isEmpty else { return [:] }
        let own = Set(addresses)
        let same = own.isDisjoint(with: accepted) ? own : own.union(accepted)
        return remembered.filter { !same.contains($0.key) }
    }
}
