import Foundation

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
