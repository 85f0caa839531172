import CandorLab
import CandorMisconceptions
import CandorReport
import Foundation

extension DifficultyMeasurement: ShownExperiment {
    func show(_ outcome: Outcome) {
        DifficultyTable(outcome: outcome.report).show()
        outcome.failures.show()
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try sayWithoutPage(run, formats)
        DifficultyTable(outcome: try run.found(as: DifficultyReport.self).value).show()
        return nil
    }
}
