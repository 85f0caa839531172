import CandorLab
import CandorReport
import Foundation

extension Training: ShownExperiment {
    /// Runs it and shows the rounds before the probes are asked of the checkpoints, which takes long.
    func perform(in lab: Lab) async throws {
        let outcome = try await Interruption.racing {
            try await lab.run(self) { TrainingTable(training: $0).show() }
        }
        Self.show(outcome.sweep, report: outcome.sweep?.folder.report, folder: outcome.folder)
    }

    func show(_ outcome: Outcome) {
        TrainingTable(training: outcome.description).show()
        Self.show(outcome.sweep, report: outcome.sweep?.folder.report, folder: outcome.folder)
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        let page = try await TrainingPage(run, out: out)
        guard let sweep = page.sweep else {
            try showAgain(run, formats) { TrainingTable(training: $0).show() }
            return nil
        }
        guard formats.isEmpty else {
            let exporter = FigureExporter(python: Installation.found().python)
            for format in formats {
                let files = try await exporter.export(
                    sweep.results, as: format, figures: .main, into: page.folder.url)
                for file in files { Terminal.output.line(file.relativePath) }
            }
            return nil
        }
        try await page.write()
        TrainingTable(training: page.training).show()
        show(sweep, report: page.folder.report, folder: page.folder.url.relativePath)
        return page.folder.report
    }

    private static func show(_ sweep: Run?, report: URL?, folder: String) {
        guard let sweep, let report else {
            Terminal.output.line("Written: \(folder)")
            return
        }
        TrendTable(results: sweep.results).show()
        Summary(results: sweep.results, report: report).showNotes()
    }
}
