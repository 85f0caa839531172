import Candor
import CandorModels
import Foundation

/// Writes a run's figures and tables as files for a paper.
public struct FigureExporter: Sendable {
    /// The Python interpreter that has vl-convert, `nil` where there is none; only PNG and SVG need it.
    public var python: URL?

    /// Creates an exporter.
    /// - Parameter python: A Python interpreter that has vl-convert, for example `.deps/python/bin/python`.
    public init(python: URL?) {
        self.python = python
    }

    /// Writes one file a figure, and for `csv` and `json` the tables of estimates and comparisons beside them.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - format: The files' format.
    ///   - figures: Which figures.
    ///   - folder: Where to write; created if missing.
    /// - Returns: The files written, in order.
    /// - Throws: ``ReportError`` with `rendererMissing`, `rendererFailed` or `unwritable`; `CancellationError`.
    public func export(
        _ results: RunResults, as format: ExportFormat, figures: FigureSelection = .main, into folder: URL
    ) async throws -> [URL] {
        let drawn: [any ExportableFigure] =
            try Figure.figures(of: results, figures) + CurveFigure.figures(of: results)
        switch format {
        case .png, .svg:
            return try await draw(drawn, as: format, into: folder)
        case .csv:
            var files = [("estimates.csv", EstimateCSV.table(results.estimates).text)]
            if !results.comparisons.isEmpty {
                files.append(("comparisons.csv", EstimateCSV.table(results.comparisons).text))
            }
            if let trends = results.trends { files.append(("trends.csv", EstimateCSV.table(trends).text)) }
            return try write(files + drawn.map { ("figure-\($0.id).csv", $0.csv) }, into: folder)
        case .json:
            var files = [("estimates.json", try Self.json(results.estimates))]
            if !results.comparisons.isEmpty { files.append(("comparisons.json", try Self.json(results.comparisons))) }
            if let trends = results.trends { files.append(("trends.json", try Self.json(trends))) }
            files += try drawn.map { ("figure-\($0.id).vl.json", try Self.json($0.specification)) }
            return try write(files, into: folder)
        }
    }

    /// One picture a figure, drawn in one process.
    func draw(_ figures: [any ExportableFigure], as format: ExportFormat, into folder: URL) async throws -> [URL] {
        guard let python, FileManager.default.isExecutableFile(atPath: python.path) else {
            throw ReportError(
                .rendererMissing, while: "drawing \(format.rawValue) figures",
                reason: "Python with vl-convert is not installed")
        }
        let specifications = try Self.json(figures.map(\.specification))
        let drawings = try await VegaLiteProcess(python: python).draw(specifications, as: format)
        guard drawings.count == figures.count else {
            throw ReportError(
                .rendererFailed, while: "drawing \(format.rawValue) figures",
                reason: "\(figures.count) figures were asked for and \(drawings.count) came back")
        }
        return try write(
            zip(figures, drawings).map { ("figure-\($0.id).\(format.rawValue)", $1) }, into: folder)
    }

    /// Writes texts into the folder, which is created if missing.
    func write(_ files: [(name: String, text: String)], into folder: URL) throws -> [URL] {
        try write(files.map { ($0.name, Data($0.text.utf8)) }, into: folder)
    }

    private func write(_ files: [(name: String, content: Data)], into folder: URL) throws -> [URL] {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return try files.map { name, content in
                let file = folder.appendingPathComponent(name)
                try content.write(to: file, options: .atomic)
                return file
            }
        } catch {
            throw ReportError(
                .unwritable, while: "writing figures into \(folder.path)", reason: error.localizedDescription)
        }
    }

    /// A value as JSON, keys sorted, so that equal values are equal bytes.
    static func json(_ value: some Encodable) throws -> String {
        try JSONWriter.pages.file(value)
    }
}
