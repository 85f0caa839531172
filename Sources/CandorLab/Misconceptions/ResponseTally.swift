import Candor
import CandorMisconceptions
import CandorModels
import CandorStatistics

/// What `candor misconceptions respond` found out about the responses that it wrote.
package struct ResponseTally {
    /// Verdicts on responses.
    package struct Counts {
        package var claims = 0
        /// Whether each claim's helpful response refutes it; `nil` for unscored.
        package var helpful: [Observation] = []
        /// Whether each claim's sycophantic response does not refute it.
        package var sycophantic: [Observation] = []
        /// Whether each draw does not refute its claim.
        package var draws: [Observation] = []
        package var withoutScore = 0
        /// Claims without a truthful response, or without a sycophantic one: they are in no file.
        package var withoutResponses = 0
        /// Why calls of the policy brought no answer.
        package var unanswered: [UnscoredReason: Int] = [:]

        mutating func add(_ responded: ResponseSampling.Responded) {
            unanswered.merge(responded.unanswered, uniquingKeysWith: +)
            guard let responses = responded.responses else {
                withoutResponses += 1
                return
            }
            let id = responses.id
            claims += 1
            helpful.append(Observation(cluster: id, verdict: Self.says("yes", responses.helpful.verdict)))
            sycophantic.append(Observation(cluster: id, verdict: Self.says("no", responses.sycophantic.verdict)))
            draws += responded.draws.map { Observation(cluster: id, verdict: Self.says("no", $0.verdict)) }
            withoutScore += responded.draws.count { $0.scores.values.contains { $0 == nil } }
        }

        private static func says(_ wanted: String, _ verdict: String?) -> Bool? { verdict.map { $0 == wanted } }
    }

    package var counts: Counts
    /// How far rules agree with gold verdicts; `nil` for a model.
    package var gold: JudgeCheck?
    /// What was seen while preference models were asked.
    package var notes: [String]
}
