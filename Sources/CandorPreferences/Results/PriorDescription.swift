import CandorStatistics

/// The prior of the effects, and how its scale came about.
public struct PriorDescription: Hashable, Sendable, Codable {
    /// `laplace`, `normal` or `horseshoe`.
    public var family: String
    /// Its scale; for the horseshoe the global one.
    public var scale: Double
    /// `given`, `holdout` when it was chosen on held-out pairs, or `default` where there were too few of them to choose.
    public var chosenBy: String
    /// The scales tried; empty when it was given.
    public var grid: [PriorScaleTrial]

    /// Creates a description.
    public init(family: String, scale: Double, chosenBy: String, grid: [PriorScaleTrial]) {
        self.family = family
        self.scale = scale
        self.chosenBy = chosenBy
        self.grid = grid
    }
}
