import Candor

extension CurveFigure {
    /// Makes the figures of an optimised run.
    /// - Parameter results: What the run found.
    /// - Returns: The figures for which the run has a number; none for a run without optimisation.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func figures(of results: RunResults) throws -> [CurveFigure] {
        guard results.run.optimisation != nil else { return [] }
        let paper = try PaperOptimisation.shipped()
        return (BestOfNFigures(results, paper: paper)?.figures ?? [])
            + (CheckpointFigures(results, paper: paper)?.figures ?? []) + (TrainingFigures(results)?.figures ?? [])
    }
}
