import Candor

/// Verdicts by which a run's rates are corrected, read from their file and held against the run's judge.
package struct GoldCorrection {
    package let verdicts: GoldVerdicts
    package let summary: GoldSummary

    /// - Parameters:
    ///   - path: A file made by `candor judge sample`, verdicts filled in.
    ///   - trials: The run's trials.
    ///   - force: Whether verdicts that agree no better than chance are used all the same.
    package init(_ path: String, for trials: [Trial], force: Bool) throws {
        verdicts = try GoldVerdicts(GoldFile(path: path, keepsUndecided: true), for: trials)
        summary = try verdicts.summary(on: trials, file: path, force: force)
    }
}
