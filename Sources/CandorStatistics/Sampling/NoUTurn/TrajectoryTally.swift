import Foundation

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
