/// How one draw came about, as Stan reports it.
public struct SamplerStep: Hashable, Sendable {
    /// The log density of the draw.
    public var logDensity: Double
    /// The mean acceptance statistic over the trajectory, 0 to 1.
    public var acceptance: Double
    /// The step size.
    public var stepSize: Double
    /// Doublings of the trajectory.
    public var treeDepth: Int
    /// Leapfrog steps, each one gradient.
    public var leapfrogSteps: Int
    /// Whether the energy error went beyond 1,000.
    public var isDivergent: Bool
    /// The Hamiltonian at the draw.
    public var energy: Double

    /// Creates a step.
    public init(
        logDensity: Double, acceptance: Double, stepSize: Double, treeDepth: Int, leapfrogSteps: Int,
        isDivergent: Bool, energy: Double
    ) {
        self.logDensity = logDensity
        self.acceptance = acceptance
        self.stepSize = stepSize
        self.treeDepth = treeDepth
        self.leapfrogSteps = leapfrogSteps
        self.isDivergent = isDivergent
        self.energy = energy
    }
}
