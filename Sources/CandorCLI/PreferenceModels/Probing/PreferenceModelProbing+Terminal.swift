import CandorLab

extension PreferenceModelProbing: ShownExperiment {
    func show(_ outcome: Outcome) {
        PMProbeTable(results: outcome.results).show()
        for note in outcome.notes { Terminal.error.line("Note: \(note)") }
    }
}
