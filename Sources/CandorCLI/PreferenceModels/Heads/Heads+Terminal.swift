import CandorLab

extension PreferenceHeadTraining: ShownExperiment {
    func show(_ outcome: Outcome) {
        HeadTable(head: outcome.head).show()
        if let file = outcome.file { Terminal.output.line("Written: \(file); use it as head:\(file)") }
    }
}

extension HeadComparison: ShownExperiment {
    func show(_ outcome: Outcome) { HeadComparisonTable(comparison: outcome.comparison).show() }
}
