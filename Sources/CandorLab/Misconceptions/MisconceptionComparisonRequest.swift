import CandorModels

/// What `candor misconceptions compare` is asked to do.
package struct MisconceptionComparisonRequest: Sendable {
    /// The folder of `candor misconceptions respond`, or the file `responses.jsonl` in it.
    var responses: String
    var pms: [ModelName]
    /// The group of each claim; `nil` for those that the responses carry.
    var difficulty: DifficultyFile?
    /// The numbers n; `nil` for the powers of two up to the draws.
    var bestOf: [Int]?
    var seed: UInt64
    var parallel: Int
    var store: String
    /// Whose answers are remembered, where they came from another address.
    package var origin: OriginChoice = .ask

    package init(
        responses: String, pms: [ModelName], difficulty: DifficultyFile? = nil, bestOf: [Int]? = nil, seed: UInt64,
        parallel: Int, store: String, origin: OriginChoice = .ask
    ) {
        self.responses = responses
        self.pms = pms
        self.difficulty = difficulty
        self.bestOf = bestOf
        self.seed = seed
        self.parallel = parallel
        self.store = store
        self.origin = origin
    }

    /// Refuses what cannot be.
    package func validate() throws {
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (
                !pms.isEmpty,
                "no preference model: say which with \(key: "pm"), for example reward:my-rm@http://127.0.0.1:8000"
            ),
            (Set(pms.map(\.description)).count == pms.count, "\(key: "pm"): the same preference model twice"),
            (bestOf?.allSatisfy { $0 >= 1 } ?? true, "\(key: "best_of") must be at least 1"),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
    }
}
