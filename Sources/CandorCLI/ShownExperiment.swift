import CandorLab

/// A kind of experiment that the command runs, and what it ends with on a terminal: the same by `candor run FILE` as by the kind's own
/// command.
protocol ShownExperiment: ExperimentPlan {
    /// Shows what was found.
    /// - Throws: A status of its own where what was found is a reason for one.
    func show(_ outcome: Outcome) throws

    /// Runs it, unless a signal comes, and shows what was found.
    func perform(in lab: Lab) async throws
}

extension ShownExperiment {
    func perform(in lab: Lab) async throws {
        let outcome = try await Interruption.racing { try await run(in: lab) }
        try show(outcome)
    }
}

extension Evaluation: ShownExperiment {
    func show(_ run: Run) throws { try RunEnding.show(run, of: request()) }
}

extension Sweep: ShownExperiment {
    func show(_ run: Run) { RunEnding.showSweep(run) }
}

extension BestOfN: ShownExperiment {
    func show(_ run: Run) { RunEnding.showBestOfN(run) }
}
