import CandorLab

extension FailureTally {
    /// Says on standard error how many calls failed, where some did.
    func show() {
        if let line { Terminal.error.line("candor: \(line)") }
    }
}
