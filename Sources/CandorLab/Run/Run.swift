import Candor
import CandorReport
import CandorStore
import Foundation

/// What has been run: its numbers, and the trials behind them.
public struct Run: Sendable {
    /// What was found: the content of `results.json`.
    public package(set) var results: RunResults
    /// Every trial: the lines of `trials.jsonl`.
    public let trials: [Trial]
    /// Where the run's files belong unless somebody says otherwise.
    package let folder: RunFolder
    /// The calls that brought no answer.
    package let failures: FailureTally

    package init(results: RunResults, trials: [Trial], folder: RunFolder, failures: FailureTally = FailureTally()) {
        self.results = results
        self.trials = trials
        self.folder = folder
        self.failures = failures
    }

    /// The run's id, which follows from its plan: the same plan on the same data has the same.
    public var id: String { results.run.id }

    /// How many calls of the assistants and judges brought no answer for good, why, and what to do about it; `nil` where none failed.
    public var failed: String? { failures.line }

    /// Writes `report.html`, `results.json` and `trials.jsonl`, each whole or not at all.
    /// - Parameter folder: A folder's path; it is made where it is not there.
    /// - Throws: ``LabError`` where the folder cannot be written, `ReportError` where no page can be made.
    public func write(to folder: String) async throws {
        try await RunFolder(URL(fileURLWithPath: folder)).write(results, trials, options: ReportOptions())
    }
}
