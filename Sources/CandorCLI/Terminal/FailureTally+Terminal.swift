import CandorLab

extension FailureTally {
    /// Says on standard error how many calls failed, where some did.
    func show() {
        if let words { Terminal.error.line("candor: " + words.text(naming: FlagName.of)) }
    }
}
