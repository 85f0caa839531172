import Foundation

/// Nesterov's dual averaging of the logarithm of the step size (Hoffman and Gelman, "The No-U-Turn Sampler", JMLR 15,
/// 2014, section 3.2, equation 6, with their γ = 0.05, t₀ = 10, κ = 0.75 and μ = log 10ε₀).
public struct DualAveraging: Hashable, Sendable {
    private let target: Double
    private let shrinkageTarget: Double
    private var count = 0.0
    private var meanError = 0.0
    private var logAverage: Double

    /// Starts at a step size.
    /// - Parameters:
    ///   - stepSize: ε₀, above 0.
    ///   - target: The acceptance aimed at, in (0, 1).
    public init(stepSize: Double, target: Double) {
        self.target = target
        shrinkageTarget = log(10 * stepSize)
        logAverage = log(stepSize)
    }

    /// The averaged step size, to sample with.
    public var average: Double { exp(logAverage) }

    /// Learns from one iteration.
    /// - Parameter acceptance: Its mean acceptance statistic; NaN counts as 0.
    /// - Returns: The step size to try next.
    public mutating func update(acceptance: Double) -> Double {
        count += 1
        let error = target - (acceptance.isNaN ? 0 : min(1, acceptance))
        let rate = 1 / (count + 10)
        meanError = (1 - rate) * meanError + rate * error
        let logStepSize = shrinkageTarget - meanError * count.squareRoot() / 0.05
        let weight = pow(count, -0.75)
        logAverage = (1 - weight) * logAverage + weight * logStepSize
        return exp(logStepSize)
    }
}
