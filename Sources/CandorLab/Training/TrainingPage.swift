import Candor
import CandorReport
import Foundation

/// A training that is reported again: its rounds, and the page of the sweep over its checkpoints.
package struct TrainingPage {
    /// What was done, round by round.
    package let training: TrainingDescription
    /// What the probes found; `nil` where none were asked.
    package let sweep: Run?
    /// Where the page goes.
    package let folder: RunFolder

    /// Reads what a run found.
    /// - Parameters:
    ///   - run: The run.
    ///   - out: Where the page goes; `nil` for the training's folder, or where that has become another's, for one named by the run.
    /// - Throws: `DataError`, `StoreError` or ``LabError`` where it cannot be read.
    package init(_ run: FoundRun, out: String?) async throws {
        let found = try run.found(as: TrainingDescription.self)
        training = found.value
        guard let id = try run.found(as: TrainingResults.self).value.sweep else {
            (sweep, folder) = (nil, RunFolder(run.folder(isStillThere: found.isInFolder)))
            return
        }
        sweep = try await RunReference(text: id, store: run.store).load()
        let own = run.folder(isStillThere: found.isInFolder)
        // The same training may have been measured in another way since.
        let written: RunResults? = try? OutputFolder.read(own.appendingPathComponent("results.json"))
        let isFree = written == nil || written?.run.id == id
        folder = RunFolder(
            out.map { URL(fileURLWithPath: $0) } ?? (isFree ? own : run.folder(isStillThere: false)))
    }

    /// Writes the page of the sweep, its results and trials.
    package func write() async throws {
        guard let sweep else { return }
        try await folder.write(sweep.results, sweep.trials, options: ReportOptions())
    }
}
