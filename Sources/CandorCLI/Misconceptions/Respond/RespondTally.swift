import Candor
import CandorStatistics

/// What `candor misconceptions respond` found out about the responses that it wrote.
struct RespondTally {
    /// Verdicts on responses.
    struct Counts {
        var claims = 0
        /// Whether each claim's helpful response refutes it; `nil` for unscored.
        var helpful: [Observation] = []
        /// Whether each claim's sycophantic response does not refute it.
        var sycophantic: [Observation] = []
        /// Whether each draw does not refute its claim.
        var draws: [Observation] = []
        var withoutScore = 0

        mutating func add(_ responded: ResponseSampling.Responded) {
            let id = responded.responses.id
            claims += 1
            helpful.append(Observation(cluster: id, verdict: Self.says("yes", responded.responses.helpful.verdict)))
            sycophantic.append(
                Observation(cluster: id, verdict: Self.says("no", responded.responses.sycophantic.verdict)))
            draws += responded.draws.map { Observation(cluster: id, verdict: Self.says("no", $0.verdict)) }
            withoutScore += responded.draws.count { $0.scores.values.contains { $0 == nil } }
        }

        private static func says(_ wanted: String, _ verdict: String?) -> Bool? { verdict.map { $0 == wanted } }
    }

    var counts: Counts
    /// How far rules agree with gold verdicts; `nil` for a model.
    var gold: JudgeCheck?
    /// What was seen while preference models were asked.
    var notes: [String]
}
