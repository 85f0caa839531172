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

/// Draws Vega-Lite specifications in one Python process that has vl-convert (pypi.org/project/vl-convert-python).
struct VegaLiteProcess: Sendable {
    /// The interpreter.
    var python: URL

    /// Reads an array of specifications, writes one line of Base64 a drawing.
    private static let program = """
        import base64, json, sys
        try:
            import vl_convert
        except ImportError:
            sys.exit(3)
        for spec in json.load(sys.stdin):
            if sys.argv[1] == "png":
                drawing = vl_convert.vegalite_to_png(spec, scale=2)
            else:
                drawing = vl_convert.vegalite_to_svg(spec).encode()
            print(base64.b64encode(drawing).decode())
        """

    /// Draws specifications.
    /// - Parameters:
    ///   - specifications: A JSON array of Vega-Lite specifications.
    ///   - format: `png` or `svg`.
    /// - Returns: One drawing a specification.
    /// - Throws: ``ReportError`` with `rendererMissing` or `rendererFailed`; `CancellationError`.
    func draw(_ specifications: String, as format: ExportFormat) async throws -> [Data] {
        let activity = "drawing \(format.rawValue) figures"
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("candor-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        do {
            // Files rather than pipes: neither side can wait for the other to read.
            try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
            let (input, output, errors) = (
                scratch.appendingPathComponent("in"), scratch.appendingPathComponent("out"),
                scratch.appendingPathComponent("errors")
            )
            try Data(specifications.utf8).write(to: input)
            try Data().write(to: output)
            try Data().write(to: errors)
            let process = Process()
            process.executableURL = python
            process.arguments = ["-c", Self.program, format.rawValue]
            process.standardInput = try FileHandle(forReadingFrom: input)
            process.standardOutput = try FileHandle(forWritingTo: output)
            process.standardError = try FileHandle(forWritingTo: errors)
            let status = try await Self.run(process)
            try Task.checkCancellation()
            guard status == 0 else {
                let said = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
                throw Self.failure(status, said: said, activity)
            }
            return String(decoding: try Data(contentsOf: output), as: UTF8.self).split(separator: "\n")
                .compactMap { Data(base64Encoded: String($0)) }
        } catch let error where !(error is ReportError || error is CancellationError) {
            throw ReportError(.rendererFailed, while: activity, reason: error.localizedDescription)
        }
    }

    private static func failure(_ status: Int32, said: String, _ activity: String) -> ReportError {
        if status == 3 {
            return ReportError(.rendererMissing, while: activity, reason: "this Python has no vl-convert")
        }
        let last = said.split(separator: "\n").last.map(String.init) ?? "it ended with status \(status)"
        return ReportError(.rendererFailed, while: activity, reason: last)
    }

    /// Starts a process and waits for its end without holding a thread; cancellation ends it.
    private static func run(_ process: Process) async throws -> Int32 {
        let (ends, end) = AsyncThrowingStream<Int32, any Error>.makeStream()
        process.terminationHandler = { ended in
            end.yield(ended.terminationStatus)
            end.finish()
        }
        try process.run()
        let identifier = process.processIdentifier
        return try await withTaskCancellationHandler {
            for try await status in ends { return status }
            throw CancellationError()
        } onCancel: {
            kill(identifier, SIGTERM)
        }
    }
}
