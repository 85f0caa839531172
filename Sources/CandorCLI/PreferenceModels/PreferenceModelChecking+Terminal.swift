import CandorLab

extension PreferenceModelChecking: ShownExperiment {
    func show(_ outcome: Outcome) {
        PMCheckTable(check: outcome.check).show()
        for note in outcome.notes { Terminal.error.line("Note: \(note)") }
    }
}
