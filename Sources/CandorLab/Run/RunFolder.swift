import Candor
import CandorModels
import CandorReport
import Foundation

/// The folder of a run: `report.html`, `results.json`, `trials.jsonl`.
package struct RunFolder {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    package var report: URL { url.appendingPathComponent("report.html") }
    private var resultsFile: URL { url.appendingPathComponent("results.json") }
    private var trialsFile: URL { url.appendingPathComponent("trials.jsonl") }

    /// Whether a run's files are there.
    var isRun: Bool { resultsFile.existing != nil && trialsFile.existing != nil }

    /// Creates the folder, so that one that cannot be written is known before the first call.
    package func prepare() throws { try OutputFolder(url).prepare() }

    package func write(_ results: RunResults, _ trials: [Trial], options: ReportOptions) async throws {
        try prepare()
        let lines = try trials.map { try line($0) + "\n" }.joined()
        let page = try ReportRenderer(results: results, trials: trials, options: options).html()
        for (file, text) in [(trialsFile, lines), (resultsFile, try text(results)), (report, page)] {
            try WholeFile.write(text, to: file)
        }
    }

    func read() throws -> (results: RunResults, trials: [Trial]) {
        let decoder = JSONDecoder()
        guard let bytes = FileManager.default.contents(atPath: resultsFile.path) else {
            throw DataError(.unreadable, file: resultsFile.relativePath, reason: "no such file")
        }
        do {
            let results = try decoder.decode(RunResults.self, from: bytes)
            return (results, try Self.trials(in: trialsFile))
        } catch let error as DecodingError {
            throw DataError(
                .malformed, file: resultsFile.relativePath, reason: "is not a run's results: \(error.summary)")
        }
    }

    private static func trials(in file: URL) throws -> [Trial] {
        let decoder = JSONDecoder()
        var reader = try LineReader(path: file.path)
        var trials: [Trial] = []
        while let line = try reader.next() {
            do {
                trials.append(try decoder.decode(Trial.self, from: line.bytes))
            } catch let error as DecodingError {
                throw DataError(.badRow, file: file.relativePath, line: line.number, reason: error.summary)
            }
        }
        return trials
    }

    /// `results.json`.
    package func text(_ results: RunResults) throws -> String { try JSONWriter.pages.file(results) }

    /// A line of `trials.jsonl`.
    func line(_ trial: Trial) throws -> String { try JSONWriter.line.text(trial) }
}

extension EvaluationRequest {
    /// Where the files of a run go: where the request says, or a folder named by the run.
    func folder(of plan: RunPlan) -> RunFolder { RunFolder(URL(fileURLWithPath: out ?? "candor-out/\(plan.id)")) }
}
