/// Where a chain is: a point, with the log density and the gradient there.
public struct ChainState: Hashable, Sendable {
    /// The unconstrained coordinates.
    public var position: [Double]
    /// The log density there, up to a constant.
    public var logDensity: Double
    /// The partial derivatives of the log density there.
    public var gradient: [Double]

    /// Creates a state from what is known already.
    /// - Parameters:
    ///   - position: The unconstrained coordinates.
    ///   - logDensity: The log density there, up to a constant.
    ///   - gradient: Its partial derivatives there, as many as coordinates.
    public init(position: [Double], logDensity: Double, gradient: [Double]) {
        self.position = position
        self.logDensity = logDensity
        self.gradient = gradient
    }

    /// Creates a state by evaluating a density.
    /// - Parameters:
    ///   - position: As many coordinates as the density has dimensions.
    ///   - density: The density to evaluate.
    public init(at position: [Double], of density: some LogDensity) {
        var gradient = [Double](repeating: 0, count: density.dimension)
        let logDensity = density.evaluate(at: position, gradient: &gradient)
        self.init(position: position, logDensity: logDensity, gradient: gradient)
    }

    /// Whether a trajectory can start here.
    public var isUsable: Bool {
        logDensity.isFinite && gradient.allSatisfy(\.isFinite)
    }

    /// Where a chain starts.
    /// - Parameters:
    ///   - position: The point, or nil for a random one.
    ///   - density: The density to start on.
    ///   - generator: The chain's random numbers.
    /// - Throws: `StatisticsError` with `.notFinite` where the density or its gradient is not finite.
    static func start(
        _ position: [Double]?, on density: some LogDensity, using generator: inout SeededGenerator
    ) throws(StatisticsError) -> ChainState {
        guard let position else { return try random(on: density, using: &generator) }
        let state = ChainState(at: position, of: density)
        guard state.isUsable else {
            throw StatisticsError(
                .notFinite, doing: "starting a chain: the log density or its gradient at the initial position",
                next: "start where both are finite")
        }
        return state
    }

    /// A random starting point: each coordinate uniform between −2 and 2, tried again where the density is not finite, as
    /// Stan does (Stan Reference Manual, "Initialization").
    /// - Parameters:
    ///   - density: The density to start on.
    ///   - generator: The chain's random numbers.
    /// - Throws: `StatisticsError` with `.notFinite` when 100 points have no finite density.
    static func random(
        on density: some LogDensity, using generator: inout SeededGenerator
    ) throws(StatisticsError) -> ChainState {
        for _ in 0..<100 {
            let state = ChainState(
                at: (0..<density.dimension).map { _ in 4 * generator.nextUniform() - 2 }, of: density)
            if state.isUsable { return state }
        }
        throw StatisticsError(
            .notFinite, doing: "starting a chain: the log density of 100 random points between -2 and 2",
            next: "give initial positions at which the density and its gradient are finite")
    }
}
