import Candor
import CandorReport
import Foundation

/// Writes the report of an analysis, and its figures.
struct PreferenceReporting {
    let folder: PreferenceFolder
    let pack: FeaturePack

    private var titles: FeatureTitles { FeatureTitles(pack.features) }

    /// Writes `report.html`.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - source: The labels and, for pairs to read, the pairs.
    func write(_ posterior: PreferencePosterior, _ source: LabelSource) throws {
        let examples = try examples(posterior, source)
        let page = try PreferenceReportRenderer(posterior: posterior, titles: titles, examples: examples).html()
        try folder.write(page, to: folder.report)
    }

    /// Writes figures and tables, and says where.
    func export(_ posterior: PreferencePosterior, as formats: [ExportFormat], into folder: URL) async throws {
        for format in formats {
            let exporter = FigureExporter(python: Installation.found().python)
            for file in try await exporter.export(posterior, titles: titles, as: format, into: folder) {
                Terminal.output.line(file.relativePath)
            }
        }
    }

    /// The sentence and the table with which an analysis ends on the terminal.
    func show(_ posterior: PreferencePosterior) {
        let reading = PreferenceReading(posterior)
        for warning in reading.warnings { Terminal.output.line("NOT CONVERGED: \(TerminalText.ascii(warning))") }
        Terminal.output.line(TerminalText.ascii(reading.sentence))
        Terminal.output.line()
        Terminal.output.line(EffectTable(posterior, titles: titles, width: Terminal.output.width).text)
        for note in posterior.notes { Terminal.output.line("note: \(note)") }
    }

    /// Pairs to read, where they are at hand.
    private func examples(_ posterior: PreferencePosterior, _ source: LabelSource) throws -> [FeatureExample] {
        guard let path = source.pairs else { return [] }
        let labels = try LabelsFile(path: source.labels, features: pack.names)
        let labelled = Dictionary(labels.pairs.map { ($0.pair, $0) }) { first, _ in first }
        var picker = FeatureExamplePicker(features: labels.features, seed: posterior.run.settings.seed)
        var reader = try PairReader(path: path, seed: posterior.run.settings.seed, badRows: .skip)
        while let pair = try reader.next() {
            if let labels = labelled[pair.id] { picker.add(pair, labels) }
        }
        return picker.examples.filter { posterior.effects[$0.feature] != nil }
    }
}
