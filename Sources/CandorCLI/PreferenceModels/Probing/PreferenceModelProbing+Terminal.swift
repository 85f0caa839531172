import CandorLab
import CandorReport
import Foundation

extension PreferenceModelProbing: ShownExperiment {
    func show(_ outcome: Outcome) {
        PMProbeTable(results: outcome.results).show()
        for note in outcome.notes { Terminal.error.line("Note: \(note)") }
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try showAgain(run, formats) { PMProbeTable(results: $0).show() }
        return nil
    }
}
