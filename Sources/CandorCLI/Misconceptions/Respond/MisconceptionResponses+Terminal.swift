import CandorLab
import CandorMisconceptions
import CandorReport
import Foundation

extension MisconceptionResponses: ShownExperiment {
    func show(_ outcome: Outcome) throws {
        try ResponseSummary(request: outcome.request, tally: outcome.tally).show()
        for note in outcome.tally.notes { Terminal.error.line("Note: \(note)") }
        outcome.request.calls.failures.show()
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try sayWithoutPage(run, formats)
        let description = try run.found(as: ResponseDescription.self).value
        let claims = description.claims
        Terminal.output.line(
            "\(claims) \(claims == 1 ? "claim" : "claims") of \(description.data), \(description.draws) sycophantic "
                + "\(description.draws == 1 ? "draw" : "draws") each of \(description.policy), chosen by "
                + "\(description.pm ?? "nobody"), judged by \(description.judge)")
        return nil
    }
}
