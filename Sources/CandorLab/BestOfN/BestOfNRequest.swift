import Candor
import CandorModels

/// What `candor optimise best-of-n` is asked to do.
struct BestOfNRequest: Sendable {
    /// The probes whose responses can be chosen among.
    static var probes: [ProbeName] { Probes.withDraws }

    /// The policy and how it is asked.
    var evaluation: EvaluationRequest
    /// The preference models, each once.
    var pms: [ModelName]
    /// The numbers n; `nil` for all that make sense.
    var bestOf: [Int]?
    /// The strengths β; `nil` for those that move as far as best-of-n.
    var betas: [Double]?
    /// Pairs of comments to judge for each prompt, on average.
    var pairs = 256

    init(
        evaluation: EvaluationRequest, pms: [ModelName], bestOf: [Int]? = nil, betas: [Double]? = nil, pairs: Int = 256
    ) {
        self.evaluation = evaluation
        self.pms = pms
        self.bestOf = bestOf
        self.betas = betas
        self.pairs = pairs
    }

    /// The policy.
    var policy: ModelName? { evaluation.models.first }

    /// Refuses what cannot be.
    func validate() throws {
        try evaluation.validate()
        let draws = evaluation.draws
        let unchosen = evaluation.probes.first { !Self.probes.contains($0) }
        let impossible = bestOf?.first { !Quantity.bestOf.holds($0) }
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (
                !pms.isEmpty,
                "no preference model: say which with \(key: "pm"), for example reward:my-rm@http://127.0.0.1:8000"
            ),
            (Set(pms.map(\.description)).count == pms.count, "\(key: "pm"): the same preference model twice"),
            (
                unchosen == nil,
                "\(key: "probes") \(unchosen?.rawValue ?? ""): best-of-n is for one response to one prompt: "
                    + Self.probes.map(\.rawValue).joined(separator: ", ")
            ),
            (draws >= 2, "\(key: "draws") must be at least 2: out of one response there is nothing to choose"),
            (
                evaluation.settings.freeFormTemperature > 0,
                "\(key: "temperature") 0: all draws would be equal; give a temperature above 0"
            ),
            (impossible == nil, Quantity.bestOf.rule(impossible)),
            (
                (bestOf?.max() ?? 1) <= draws,
                "\(key: "best_of") \(bestOf?.max() ?? 1) needs as many draws, and \(key: "draws") is \(draws)"
            ),
            (betas?.allSatisfy { $0 > 0 && $0.isFinite } ?? true, "\(key: "beta") must be above 0"),
            (Quantity.judgedPairs.holds(pairs), Quantity.judgedPairs.rule(pairs)),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
    }
}
