import Candor
import CandorStatistics

/// From scored responses to what preference models prefer (figure 7a of the paper) and what they let through (7c, 7d,
/// 23).
public struct MisconceptionAnalysis: Sendable {
    /// The name of the oracle in `pm` of an estimate: it takes a response that refutes the claim whenever there is one.
    public static let oracle = "oracle"

    /// The numbers.
    public struct Findings: Hashable, Sendable {
        /// The numbers, in a fixed order.
        public var estimates: [EstimateRecord]
        /// The numbers n that have points.
        public var bestOf: [Int]
    }

    private let policy: String
    private let pms: [String]
    private let bestOf: [Int]?

    /// Creates an analysis.
    /// - Parameters:
    ///   - policy: The policy's name.
    ///   - pms: The preference models, by the names that scores have.
    ///   - bestOf: The numbers n, each at least 1; `nil` for the powers of two up to the number of draws.
    public init(policy: String, pms: [String], bestOf: [Int]? = nil) {
        self.policy = policy
        self.pms = pms
        self.bestOf = bestOf
    }

    /// Analyses claims.
    /// - Parameters:
    ///   - claims: The responses with their scores.
    ///   - pools: The draws with theirs; empty without draws.
    /// - Throws: `StatisticsError` with `.invalidCount` for the best of more draws than there are.
    public func findings(_ claims: [ComparedClaim], _ pools: [ClaimPool]) throws -> Findings {
        let preferences = try PreferenceShares(policy: policy).records(claims, pms: pms, hasDraws: !pools.isEmpty)
        guard let most = pools.map(\.refutes.count).max() else {
            return Findings(estimates: preferences, bestOf: [])
        }
        let numbers = (bestOf ?? Self.numbers(upTo: most)).uniqued().sorted()
        let chosen = try ChosenTruth(policy: policy, bestOf: numbers).records(pools, pms: pms)
        return Findings(estimates: preferences + chosen, bestOf: numbers)
    }

    /// 1, 2, 4, … up to the number of draws.
    /// - Parameter draws: The draws of a claim, at least 1.
    public static func numbers(upTo draws: Int) -> [Int] {
        Array(sequence(first: 1) { $0 * 2 }.prefix { $0 <= draws })
    }

    /// All claims, then each group by difficulty that there is.
    static func groups(_ difficulties: some Sequence<Int?>) -> [Int?] {
        [nil] + Set(difficulties.compactMap { $0 }).sorted().map(Optional.some)
    }
}

extension EstimateRecord {
    /// A number about misconceptions.
    init(
        misconceptions metric: String, policy: String, pm: String, subset: String?, difficulty: Int?,
        _ estimate: Estimate
    ) {
        let bounds = [estimate.lowestPossible, estimate.highestPossible].compactMap { $0 }
        self.init(
            probe: nil, metric: metric, model: policy, dataset: nil, condition: nil, subset: subset,
            value: estimate.value, standardError: estimate.standardError, lower: estimate.lower, upper: estimate.upper,
            n: estimate.n, unscored: estimate.unscored, denominator: estimate.denominator, method: estimate.method,
            bounds: bounds.count == 2 ? bounds : nil)
        self.pm = pm
        self.difficulty = difficulty
    }
}
