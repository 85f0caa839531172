import Candor

/// How the draws of a prompt are chosen among, for the page's script to tell the chosen from the rejected.
struct DrawSelection: Encodable, Hashable, Sendable {
    /// The metric, so that other strengths of the same number can be found.
    var metric: String
    /// The place of the preference model that chose among the page's.
    var pm: Int
    /// The place of the one whose score is shown, where the number is a score.
    var scoredBy: Int?
    var condition: Condition?
    /// The number of responses to choose from; `nil` for a tilted policy.
    var bestOf: Int?
    /// The strength of a tilted policy; `nil` for the best of N.
    var beta: Double?
    /// The strength in words.
    var strength: String

    /// - Parameters:
    ///   - estimate: The estimate.
    ///   - run: The run, which names the preference models.
    /// - Returns: `nil` for an estimate without a preference model that chose.
    init?(_ estimate: EstimateRecord, run: RunDescription) {
        let names = run.optimisation?.scorers.map(\.name) ?? []
        guard let pm = estimate.pm.flatMap(names.firstIndex(of:)), let strength = Strength(estimate),
            estimate.bestOf != nil || estimate.beta != nil
        else { return nil }
        metric = estimate.metric
        self.pm = pm
        scoredBy = estimate.scoredBy.flatMap(names.firstIndex(of:))
        condition = estimate.condition
        bestOf = estimate.bestOf
        beta = estimate.beta
        self.strength = strength.text
    }
}
