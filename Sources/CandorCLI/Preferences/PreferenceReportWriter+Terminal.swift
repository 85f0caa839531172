import Candor
import CandorLab
import CandorModels
import CandorPreferences
import CandorReport
import Foundation

/// The report's other forms: files for papers, and what stands on the terminal.
extension PreferenceReportWriter {
    /// Writes figures and tables, and says where.
    func export(_ posterior: PreferencePosterior, as formats: [ExportFormat], into folder: URL) async throws {
        for format in formats {
            let exporter = FigureExporter(python: Installation.found().python)
            for file in try await exporter.export(posterior, titles: titles, as: format, into: folder) {
                Terminal.output.line(file.relativePath)
            }
        }
    }

    /// What an analysis ends with on the terminal: first what keeps it from being believed, last the answer in a sentence and
    /// the table of effects.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - file: What was written last: the posterior or the report.
    func show(_ posterior: PreferencePosterior, writtenTo file: URL) {
        let output = Terminal.output
        let reading = PreferenceReading(posterior)
        for warning in reading.warnings { output.line("NOT CONVERGED: \(TerminalText.ascii(warning))") }
        PriorScaleTable(posterior.prior).show()
        for note in posterior.notes { output.line("note: \(note)") }
        output.line("\(file.deletingPathExtension().lastPathComponent): \(file.relativePath)")
        output.line()
        output.line(TerminalText.ascii(reading.sentence))
        output.line()
        output.line(EffectTable(posterior, titles: titles, width: output.width).text)
    }
}

/// The scales of the prior that were tried on held-out pairs.
struct PriorScaleTable {
    let prior: PriorDescription

    init(_ prior: PriorDescription) {
        self.prior = prior
    }

    func show() {
        Terminal.output.line("prior: \(prior.family), scale \(prior.scale) (\(prior.chosenBy))")
        guard !prior.grid.isEmpty else { return }
        let table = AlignedTable(
            header: ["scale", "held-out log-likelihood", "accuracy", ""],
            rows: prior.grid.map { trial in
                [
                    "\(trial.scale)", PlainNumber.fixed(trial.logLikelihood, 5),
                    PlainNumber.percent(trial.accuracy), trial.isChosen ? "chosen" : "",
                ]
            })
        for line in table.lines { Terminal.output.line("  " + line) }
    }
}
