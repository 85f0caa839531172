import Foundation

/// One transition of the No-U-Turn sampler: a trajectory is doubled forwards or backwards until it turns back on itself,
/// and one of its points is drawn (Hoffman and Gelman, "The No-U-Turn Sampler", JMLR 15, 2014; multinomial, with the
/// generalised criterion, Betancourt, arXiv:1701.02434, 2017, appendix A).
///
/// Not sendable: each chain has its own, with memory that its trajectories use again and again.
public struct NoUTurnKernel<Density: LogDensity>: TransitionKernel {
    /// The density that a transition leaves as it is.
    public let density: Density
    /// The inverse mass matrix.
    public var metric: InverseMetric
    /// The length of a leapfrog step; above 0.
    public var stepSize: Double
    /// A trajectory has at most 2 to this power leapfrog steps.
    public let maximumTreeDepth: Int

    private var tree: TrajectoryTree
    /// Where the density was evaluated last, in arrays as it wants them.
    private var position: [Double]
    private var gradient: [Double]

    /// Creates a kernel.
    /// - Parameters:
    ///   - density: The density to sample.
    ///   - metric: The inverse mass matrix; the unit matrix to begin with.
    ///   - stepSize: The length of a leapfrog step; above 0.
    ///   - maximumTreeDepth: At most 2 to this power leapfrog steps a transition; from 1.
    public init(density: Density, metric: InverseMetric, stepSize: Double = 1, maximumTreeDepth: Int = 10) {
        self.density = density
        self.metric = metric
        self.stepSize = stepSize
        self.maximumTreeDepth = maximumTreeDepth
        tree = TrajectoryTree(dimension: density.dimension, maximumDepth: maximumTreeDepth)
        position = [Double](repeating: 0, count: density.dimension)
        gradient = position
    }

    /// Moves a chain on by one draw.
    /// - Parameters:
    ///   - state: Where the chain is, and then where it has moved to.
    ///   - generator: The chain's random numbers.
    /// - Returns: How the draw came about.
    public mutating func transition(
        from state: inout ChainState, using generator: inout SeededGenerator
    ) -> SamplerStep {
        let initialEnergy = start(at: state, using: &generator)
        var tally = TrajectoryTally()
        var depth = 0
        while depth < maximumTreeDepth {
            let isBackward = generator.nextUniform() < 0.5
            if isBackward { tree.trajectory = tree.trajectory.reversed }
            let step = isBackward ? -stepSize : stepSize
            guard extend(by: step, from: initialEnergy, using: &generator, tally: &tally) else { break }
            depth += 1
            // Biased progressive sampling (Betancourt 2017, appendix A.3.2): the new half is preferred to the old one.
            let share = tree.subtrees[1].weight / tree.subtrees[0].weight
            let turnsBack = tree.turnsBack
            tree.join(takesLater: generator.nextUniform() < share)
            if isBackward { tree.trajectory = tree.trajectory.reversed }
            if turnsBack { break }
        }
        let proposal = tree.trajectory.proposal
        read(proposal, into: &state)
        return SamplerStep(
            logDensity: state.logDensity, acceptance: tally.acceptance, stepSize: stepSize, treeDepth: depth,
            leapfrogSteps: tally.leapfrogSteps, isDivergent: tally.isDivergent, energy: tree.energies[proposal])
    }

    /// The logarithm of the acceptance ratio of one leapfrog step with a fresh momentum.
    /// - Parameters:
    ///   - state: Where the step starts.
    ///   - generator: The chain's random numbers.
    /// - Returns: H₀ − H; `-infinity` where the end has no finite energy.
    public mutating func trialStep(from state: ChainState, using generator: inout SeededGenerator) -> Double {
        let initialEnergy = start(at: state, using: &generator)
        let energy = tree.energies[leapfrog(from: tree.trajectory.last, by: stepSize)]
        return energy.isFinite ? initialEnergy - energy : -.infinity
    }

    /// Begins a trajectory of one point with a fresh momentum.
    /// - Returns: The Hamiltonian.
    private mutating func start(at state: ChainState, using generator: inout SeededGenerator) -> Double {
        tree.clear()
        let point = tree.newPoint()
        let points = tree.points
        for index in 0..<density.dimension {
            points.position(point)[index] = state.position[index]
            points.gradient(point)[index] = state.gradient[index]
        }
        metric.drawMomentum(into: points.momentum(point), using: &generator)
        metric.velocity(of: points.momentum(point), into: points.velocity(point))
        tree.logDensities[point] = state.logDensity
        tree.energies[point] = points.kineticEnergy(point) - state.logDensity
        tree.push(point, weight: 1)
        return tree.energies[point]
    }

    /// Grows a subtree as deep as the trajectory from the trajectory's last point on.
    /// - Returns: Whether it came to its end without divergence or turning back.
    private mutating func extend(
        by step: Double, from initialEnergy: Double, using generator: inout SeededGenerator,
        tally: inout TrajectoryTally
    ) -> Bool {
        let depth = tree.trajectory.depth
        var last = tree.trajectory.last
        repeat {
            last = leapfrog(from: last, by: step)
            guard let weight = tally.weight(ofEnergyLoss: initialEnergy - tree.energies[last]) else { return false }
            tree.push(last, weight: weight)
            while tree.hasPair {
                if tree.turnsBack { return false }
                tree.joinByWeight(using: &generator)
            }
        } while tree.subtrees.count > 2 || tree.subtrees[1].depth < depth
        return true
    }

    /// One leapfrog step.
    /// - Returns: The new point.
    private mutating func leapfrog(from start: Int, by step: Double) -> Int {
        let end = tree.newPoint()
        let points = tree.points
        let (momentum, velocity) = (points.momentum(end), points.velocity(end))
        let half = 0.5 * step
        let (oldMomentum, oldGradient) = (points.momentum(start), points.gradient(start))
        for index in 0..<points.stride { momentum[index] = oldMomentum[index] + half * oldGradient[index] }
        metric.velocity(of: momentum, into: velocity)
        let (oldPosition, newPosition) = (points.position(start), points.position(end))
        for index in 0..<points.stride { newPosition[index] = oldPosition[index] + step * velocity[index] }
        let count = density.dimension
        position.withUnsafeMutableBufferPointer { $0.baseAddress?.update(from: newPosition, count: count) }
        let logDensity = density.evaluate(at: position, gradient: &gradient)
        let newGradient = points.gradient(end)
        gradient.withUnsafeBufferPointer { gradient in
            for index in 0..<count { newGradient[index] = gradient[index] }
        }
        for index in 0..<points.stride { momentum[index] += half * newGradient[index] }
        metric.velocity(of: momentum, into: velocity)
        tree.logDensities[end] = logDensity
        tree.energies[end] = points.kineticEnergy(end) - logDensity
        return end
    }

    private func read(_ point: Int, into state: inout ChainState) {
        let (position, gradient) = (tree.points.position(point), tree.points.gradient(point))
        for index in 0..<density.dimension {
            state.position[index] = position[index]
            state.gradient[index] = gradient[index]
        }
        state.logDensity = tree.logDensities[point]
    }
}

/// What is counted along a trajectory.
struct TrajectoryTally {
    /// Gradients.
    private(set) var leapfrogSteps = 0
    /// Whether the energy was lost: an error above 1,000, or no finite energy at all.
    private(set) var isDivergent = false
    private var acceptanceSum = 0.0

    /// The mean over the points of min(1, exp(H₀ − H)) (Hoffman and Gelman 2014, section 3.2.1).
    var acceptance: Double { leapfrogSteps > 0 ? acceptanceSum / Double(leapfrogSteps) : 0 }

    /// Counts a point.
    /// - Parameter loss: H₀ − H.
    /// - Returns: Its weight exp(H₀ − H); nil if it is divergent.
    mutating func weight(ofEnergyLoss loss: Double) -> Double? {
        leapfrogSteps += 1
        guard loss.isFinite, loss >= -1000 else {
            isDivergent = true
            return nil
        }
        // Weights are kept as they are instead of as logarithms, which spares a logarithm and an exponential a point.
        // The bound keeps their sum finite; nothing in equilibrium comes near it.
        let weight = exp(min(loss, 600))
        acceptanceSum += min(1, weight)
        return weight
    }
}
