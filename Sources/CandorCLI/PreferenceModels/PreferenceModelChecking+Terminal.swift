import CandorLab
import CandorReport
import Foundation

extension PreferenceModelChecking: ShownExperiment {
    func show(_ outcome: Outcome) {
        PMCheckTable(check: outcome.check).show()
        for note in outcome.notes { Terminal.error.line("Note: \(note)") }
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try showAgain(run, formats) { PMCheckTable(check: $0).show() }
        return nil
    }
}
