import Candor
import CandorLab
import CandorReport
import Foundation

/// A kind of experiment that the command runs, and what it ends with on a terminal: the same by `candor run FILE` as by the kind's own
/// command.
protocol ShownExperiment: ExperimentPlan {
    /// Shows what was found.
    /// - Throws: A status of its own where what was found is a reason for one.
    func show(_ outcome: Outcome) throws

    /// Runs it, unless a signal comes, and shows what was found.
    func perform(in lab: Lab) async throws

    /// Writes the page of a run again, or its figures, and shows what the command that ran it ended with.
    /// - Parameters:
    ///   - run: The run.
    ///   - formats: The figures and tables that are written in the place of the page.
    ///   - out: Where to write; `nil` for the run's folder.
    /// - Returns: The page; `nil` where the kind has none, or figures were asked for.
    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL?
}

extension ShownExperiment {
    func perform(in lab: Lab) async throws {
        try await Probes.with(ownProbes) {
            let outcome = try await Interruption.racing { try await run(in: lab) }
            try show(outcome)
        }
    }

    static func report(_ run: FoundRun, as formats: [ExportFormat], out: String?) async throws -> URL? {
        try sayWithoutPage(run, formats)
        return nil
    }

    /// Shows what a run found that has no page, as its command did.
    /// - Parameters:
    ///   - run: The run.
    ///   - formats: The figures that were asked for.
    ///   - show: Shows what was found.
    static func showAgain<Found: Decodable & Equatable>(
        _ run: FoundRun, _ formats: [ExportFormat], show: (Found) -> Void
    ) throws {
        if formats.isEmpty { show(try run.found().value) }
        try sayWithoutPage(run, formats)
    }

    /// Says that there is no page, and where the files are.
    /// - Throws: ``LabError`` where figures were asked for.
    static func sayWithoutPage(_ run: FoundRun, _ formats: [ExportFormat]) throws {
        guard formats.isEmpty else {
            throw LabError(.usage, "--format: \(run.name) is of the kind \(kind.rawValue), which has no figures")
        }
        let place = run.folder.map { "; its files are in \($0.relativePath)" } ?? ""
        Terminal.output.line("\(run.name) is of the kind \(kind.rawValue), which has no page\(place)")
    }
}

extension Evaluation: ShownExperiment {
    func show(_ run: Run) throws { try RunEnding.show(run, of: self) }
}

extension Sweep: ShownExperiment {
    func show(_ run: Run) { RunEnding.showSweep(run) }
}

extension BestOfN: ShownExperiment {
    func show(_ run: Run) { RunEnding.showBestOfN(run) }
}
