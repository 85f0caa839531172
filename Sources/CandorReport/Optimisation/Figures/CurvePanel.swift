/// One part of a figure of curves.
public struct CurvePanel: Hashable, Sendable {
    /// What is shown.
    public var title: String
    /// The axis along which the policy is optimised.
    public var horizontal: CurveAxis
    /// The axis of the values.
    public var vertical: CurveAxis
    /// The curves: this run's before the paper's.
    public var curves: [Curve]
}
