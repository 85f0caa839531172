import Candor
import CandorPreferences
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

    /// Examples are picked among so many labelled pairs, so that a file of any size fits the memory.
    private static let pairsForExamples = 20_000

    /// Pairs to read, where they are at hand.
    private func examples(_ posterior: PreferencePosterior, _ source: LabelSource) throws -> [FeatureExample] {
        guard let path = source.pairs, FileManager.default.fileExists(atPath: source.labels) else { return [] }
        var labels = try LabelsReader(path: source.labels, features: pack.names)
        var rows: [String: LabelsRow] = [:]
        while rows.count < Self.pairsForExamples, let row = try labels.next() { rows[row.pair] = row }
        let features = labels.features
        let seed = posterior.run.settings.seed
        var picker = FeatureExamplePicker(features: features, seed: seed)
        var reader = try PairReader(path: path, seed: seed, badRows: .skip)
        while let pair = try reader.next() {
            if let row = rows[pair.id] { picker.add(pair, LabelledPair(row, count: features.count)) }
        }
        return picker.examples.filter { posterior.effects[$0.feature] != nil }
    }
}
