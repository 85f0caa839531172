/// One curve of a figure.
public struct Curve: Hashable, Sendable {
    /// What a curve stands for, and so how it is drawn.
    public enum Kind: String, Hashable, Sendable {
        /// This run: a line with marks and a band.
        case run = "this run"
        /// This run, the optimum of reinforcement learning: a dashed line, marks without a band.
        case optimum = "this run, RL optimum"
        /// A value that cannot be exceeded: a dotted line without marks.
        case bound
        /// The paper: a faint dashed line with hollow marks.
        case paper = "paper (2023)"
    }

    /// How its points are joined.
    public enum Form: String, Hashable, Sendable {
        /// By a line, intervals by a band.
        case line
        /// Not at all: marks, each with its interval.
        case points
    }

    /// The name in the legend.
    public var name: String
    /// What it stands for.
    public var kind: Kind
    /// Which of the colours and shapes it has, from 0: the same for the same preference model in all figures of a report.
    public var style: Int
    /// The points, from left to right.
    public var points: [CurvePoint]
    /// Whether it stands out, as the score that was optimised does.
    public var isEmphasised = false
    /// How its points are joined.
    public var form = Form.line
    /// By how much it is drawn to the right of where it stands, in the axis's unit, so that marks do not cover each other.
    public var shift = 0.0
}
