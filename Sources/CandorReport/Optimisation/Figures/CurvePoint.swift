/// One point of a curve.
public struct CurvePoint: Hashable, Sendable {
    /// Where it stands along the horizontal axis: N, a divergence in nats or a stage of training.
    public var x: Double
    /// The value; shares and differences as fractions; `nil` when nothing was scored.
    public var value: Double?
    /// The lower end of the 95% interval.
    public var lower: Double?
    /// The upper end of the 95% interval.
    public var upper: Double?
    /// The denominator, where it is known.
    public var n: Int?
    /// The index of the estimate in `results.json`; `nil` for the paper's points and for bounds.
    public var estimate: Int?
    /// How strongly was optimised, in words, for example `best of 8`.
    public var strength: String
    /// Whether enough draws carry it.
    public var isReliable = true
    /// Whether it has a mark of its own, which leads to the draws behind it; else only the line passes through it.
    public var isMarked = true
}
