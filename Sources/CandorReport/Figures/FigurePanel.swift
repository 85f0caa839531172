/// One part of a figure: the bars of all assistants for one metric under one condition.
public struct FigurePanel: Hashable, Sendable {
    /// What is shown, for example `The user likes it`.
    public var title: String
    /// The data set, `nil` for the mean over data sets.
    public var dataset: String?
    /// The bars: this run's first, then the paper's.
    public var marks: [FigureMark]
}
