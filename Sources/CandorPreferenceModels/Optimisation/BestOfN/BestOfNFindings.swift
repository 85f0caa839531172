import Candor

/// What optimising against preference models does to a policy, in the parts of a run's results.
public struct BestOfNFindings: Hashable, Sendable {
    /// The curves, point by point.
    public var estimates: [EstimateRecord]
    /// The first preference model less each other one in the headline metrics, both at the largest n; `first` and `second`
    /// are their names.
    public var comparisons: [ComparisonRecord]
    /// How the headline metrics move with log n.
    public var trends: [TrendRecord]
    /// The numbers n that have points.
    public var bestOf: [Int]
    /// The strengths β that have points, by preference model.
    public var betas: [String: [Double]]
}
