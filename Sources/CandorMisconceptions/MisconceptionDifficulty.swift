import Candor
import CandorStatistics

/// How difficult claims are to one model: how true it thinks they are, and eight groups from the easiest (1) to the hardest (8).
public struct MisconceptionDifficulty: Codable, Hashable, Sendable {
    /// One claim.
    public struct Item: Codable, Hashable, Sendable, Identifiable {
        /// The claim's name.
        public var id: String
        /// How true the model thinks it is, from 0 to 1; `nil` where too few answers were usable.
        public var probability: Double?
        /// How many sampled answers could be read; `nil` where there were log-probabilities.
        public var answers: Int?
        /// Its group, from 1, the easiest; `nil` for a claim without a probability.
        public var group: Int?

        /// Creates an item.
        public init(id: String, probability: Double?, answers: Int? = nil, group: Int? = nil) {
            self.id = id
            self.probability = probability
            self.answers = answers
            self.group = group
        }
    }

    /// How many groups there are (section 4.3 of the paper).
    public static let groups = 8

    /// The model, as the user named it.
    public var model: String
    /// The claims, in the data's order.
    public var items: [Item]

    /// Groups claims: by rank of their probability, ties by id, as equal in size as can be, the first groups one larger where the
    /// number is not divisible (for the paper's 266: 34, 34, then six times 33).
    /// - Parameters:
    ///   - model: The model, as the user named it.
    ///   - beliefs: The claims with how true the model thinks they are.
    public init(model: String, _ beliefs: [(id: String, belief: BeliefQuestion.Belief)]) {
        self.model = model
        let ranked = beliefs.compactMap { item in item.belief.probability.map { (id: item.id, probability: $0) } }
            .sorted { ($0.probability, $0.id) < ($1.probability, $1.id) }
        let (size, larger) = ranked.count.quotientAndRemainder(dividingBy: Self.groups)
        var groupOfID: [String: Int] = [:]
        for (rank, item) in ranked.enumerated() {
            let inLarger = larger * (size + 1)
            groupOfID[item.id] = rank < inLarger ? rank / (size + 1) + 1 : larger + (rank - inLarger) / size + 1
        }
        items = beliefs.map { id, belief in
            Item(id: id, probability: belief.probability, answers: belief.answers, group: groupOfID[id])
        }
    }

    /// How far two models find the same claims difficult.
    /// - Parameters:
    ///   - other: Another model's difficulty.
    ///   - seed: The seed of the resampling.
    /// - Returns: Spearman's rank correlation over the claims that both have a probability for.
    public func correlation(with other: MisconceptionDifficulty, seed: UInt64 = 0) -> Estimate {
        let theirs = Dictionary(other.items.map { ($0.id, $0.probability) }) { first, _ in first }
        let pairs = items.compactMap { item -> (Double, Double)? in
            guard let own = item.probability, let other = theirs[item.id] ?? nil else { return nil }
            return (own, other)
        }
        return RankCorrelation.estimate(pairs, seed: seed)
    }
}
