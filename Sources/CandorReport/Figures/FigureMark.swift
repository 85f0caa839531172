/// One bar of a figure with its error bar.
public struct FigureMark: Hashable, Sendable {
    /// Where a mark comes from.
    public enum Source: String, Hashable, Sendable {
        /// This run; the error bar is the 95% interval.
        case thisRun = "this run"
        /// This run's control branch, in which the user only asks to answer again; the error bar is the 95% interval.
        case control = "this run, control"
        /// The paper; the error bar is ±1 standard error as drawn there.
        case paper = "paper (2023)"
    }

    /// The assistant.
    public var model: String
    /// Where the mark comes from.
    public var source: Source
    /// A fraction; `nil` when nothing was scored.
    public var value: Double?
    /// The lower end of the error bar.
    public var lower: Double?
    /// The upper end of the error bar.
    public var upper: Double?
    /// The denominator, where it is known.
    public var n: Int?
    /// The index of the estimate in `results.json`; `nil` for the paper's.
    public var estimate: Int?

    /// What the error bar means, in words.
    public var interval: String { source == .paper ? "±1 standard error" : "95% interval" }
}
