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
    /// The probes that were known when it was run, or read back, and the variations that it holds: what its numbers mean.
    private let probes: [any Probe]

    package init(results: RunResults, trials: [Trial], folder: RunFolder, failures: FailureTally = FailureTally()) {
        self.results = results
        self.trials = trials
        self.folder = folder
        self.failures = failures
        // A variation of a probe that is not known here is left out, as any unknown probe is.
        probes = Probes.all + (results.run.variations ?? []).compactMap { try? WordedProbe($0) }
    }

    /// Does something for which the run's probes have to be known, variations among them: numbers are computed or shown.
    package func reading<Result>(_ body: () throws -> Result) rethrows -> Result { try Probes.with(probes, body) }

    /// The same for what waits.
    package func reading<Result>(
        isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await Probes.with(probes, body)
    }

    /// The run's id, which follows from its plan: the same plan on the same data has the same.
    public var id: String { results.run.id }

    /// How many calls of the assistants and judges brought no answer for good, why, and what to do about it; `nil` where none failed.
    public var failed: String? { failures.words?.text }

    /// Writes `report.html`, `results.json` and `trials.jsonl`, each whole or not at all.
    /// - Parameter folder: A folder's path; it is made where it is not there.
    /// - Throws: ``LabError`` where the folder cannot be written, `ReportError` where no page can be made.
    public func write(to folder: String) async throws {
        try await reading {
            try await RunFolder(URL(fileURLWithPath: folder)).write(results, trials, options: ReportOptions())
        }
    }
}
