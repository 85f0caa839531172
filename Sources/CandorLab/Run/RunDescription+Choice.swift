import Candor

extension RunDescription {
    /// Refuses a run in which preference models chose among draws.
    /// - Parameter reason: What cannot be done with it.
    package func expectNoChoice(_ reason: PlanWords) throws {
        guard let optimisation, !optimisation.scorers.isEmpty else { return }
        throw LabError(
            .usage, "run \(id) is one of candor optimise best-of-n: \(reason); ask that command for other numbers")
    }
}
