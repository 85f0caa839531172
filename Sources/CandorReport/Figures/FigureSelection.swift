/// Which of the paper's figures are redrawn with a run's numbers.
public enum FigureSelection: String, Hashable, Sendable, CaseIterable {
    /// Figures 1 to 4: one a probe, over data sets.
    case main
    /// Figures 10 to 17 as well: data set by data set.
    case all
}
