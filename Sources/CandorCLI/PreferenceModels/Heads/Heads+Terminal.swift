import CandorLab
import CandorReport
import Foundation

extension PreferenceHeadTraining: ShownExperiment {
    func show(_ outcome: Outcome) {
        HeadTable(head: outcome.head).show()
        if let file = outcome.file { Terminal.output.line("Written: \(file); use it as head:\(file)") }
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try showAgain(run, formats) { HeadTable(head: $0).show() }
        return nil
    }
}

extension HeadComparison: ShownExperiment {
    func show(_ outcome: Outcome) { HeadComparisonTable(comparison: outcome.comparison).show() }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try showAgain(run, formats) { HeadComparisonTable(comparison: $0).show() }
        return nil
    }
}
