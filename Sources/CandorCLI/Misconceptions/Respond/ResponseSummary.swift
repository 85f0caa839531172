import Candor
import CandorLab
import CandorModels
import CandorStatistics

/// What `candor misconceptions respond` ends with on the terminal.
struct ResponseSummary {
    let request: ResponseRequest
    let tally: ResponseTally

    func show() throws {
        let output = Terminal.output
        let (claims, draws) = (tally.counts.claims, request.settings.draws)
        output.line(
            "\(claims) \(claims == 1 ? "claim" : "claims"), \(draws) sycophantic "
                + "\(draws == 1 ? "draw" : "draws") each of \(request.policy)")
        if let missing = UnansweredText.of(tally.counts.unanswered) {
            let left = tally.counts.withoutResponses
            output.line(
                "No answer from the policy: \(missing)" + (left > 0 ? "; \(left) claims have no responses" : "")
                    + ". The same command asks for what failed again.")
        }
        output.line(chosen)
        let rows = [
            ["helpful responses found to refute the claim"] + (try cells(tally.counts.helpful)),
            ["sycophantic responses found not to refute it"] + (try cells(tally.counts.sycophantic)),
            ["all sycophantic draws found not to refute it"] + (try cells(tally.counts.draws)),
        ]
        let header = ["judge: \(request.judge)", "share", "95% interval", "of", "unscored"]
        for line in AlignedTable(header: header, rows: rows).lines { output.line(line) }
        output.line(judging)
        output.line(
            "responses.jsonl, draws.jsonl and respond.json are in \(request.out). They contain deliberate falsehoods, "
                + "made for measurement: each line says so and carries a canary. Do not publish them as facts or train "
                + "on them.")
    }

    /// Who chose the sycophantic draw and the baseline.
    private var chosen: String {
        guard let pm = request.pm else {
            return
                "No --pm: chosen by nobody, the first draw is the sycophantic response, the first sentence the baseline"
        }
        let without = tally.counts.withoutScore
        return "The best draw and the baseline were chosen by \(pm)"
            + (without > 0 ? "; \(without) draws have no usable score and are never chosen" : "")
    }

    private func cells(_ observations: [Observation]) throws -> [String] {
        let estimate = try ClusteredSample(observations).mean.estimate(denominator: "responses")
        return [
            PlainNumber.percent(estimate.value), PlainNumber.interval(estimate.lower, estimate.upper), "\(estimate.n)",
            "\(estimate.unscored)",
        ]
    }

    /// How far the judge is to be believed.
    private var judging: String {
        guard let gold = tally.gold else {
            return
                "How far it agrees with gold verdicts: candor judge check --judge \(request.judge) --gold refutes"
        }
        let share = gold.agreement.agreement.estimate(denominator: "scored rows")
        let unscored = gold.agreement.confusion.unscored.reduce(0, +)
        return "rules are a weak stand-in for a judging model: on the gold file of refutations they agree with "
            + "\(gold.sources == [.human] ? "people's" : "a model's") verdicts in \(PlainNumber.percent(share.value)) of "
            + "\(share.n) scored rows, and leave \(unscored) unscored, as they do most responses: a model should judge"
    }
}
