import CandorLab

extension Training: ShownExperiment {
    /// Runs it and shows the rounds before the probes are asked of the checkpoints, which takes long.
    func perform(in lab: Lab) async throws {
        let outcome = try await Interruption.racing {
            try await lab.run(self) { TrainingTable(training: $0).show() }
        }
        showSweep(of: outcome)
    }

    func show(_ outcome: Outcome) {
        TrainingTable(training: outcome.description).show()
        showSweep(of: outcome)
    }

    private func showSweep(of outcome: Outcome) {
        guard let sweep = outcome.sweep else {
            Terminal.output.line("Written: \(outcome.folder)")
            return
        }
        TrendTable(results: sweep.results).show()
        Summary(results: sweep.results, report: sweep.folder.report).showNotes()
    }
}
