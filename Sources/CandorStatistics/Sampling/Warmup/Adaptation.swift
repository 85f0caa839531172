import Foundation

/// Warm-up: from each iteration's position and acceptance to a step size and a metric. It knows nothing of the kernel that
/// made them, so it serves any.
///
/// Feed it with `update` after each warm-up iteration; where that returns true the metric is new and the step size has to be
/// found again and given to `restart`.
public struct Adaptation: Hashable, Sendable {
    /// When what is learnt.
    public let schedule: WarmupSchedule
    /// The step size to use next; after the last iteration the averaged one.
    public private(set) var stepSize: Double
    /// The inverse metric to use next.
    public private(set) var metric: InverseMetric
    private let target: Double
    private var iteration = 0
    private var window = 0
    private var averaging: DualAveraging
    private var estimator: MetricEstimator

    /// Starts warm-up.
    /// - Parameters:
    ///   - settings: The length of warm-up, the kind of metric and the acceptance aimed at.
    ///   - metric: The metric to begin with.
    ///   - stepSize: The step size to begin with, as the heuristic found it; above 0.
    public init(settings: SamplerSettings, metric: InverseMetric, stepSize: Double) {
        schedule = WarmupSchedule(count: settings.warmup)
        self.metric = metric
        self.stepSize = stepSize
        target = settings.targetAcceptance
        averaging = DualAveraging(stepSize: stepSize, target: target)
        estimator = MetricEstimator(settings.metric, dimension: metric.dimension)
    }

    /// Learns from one warm-up iteration.
    /// - Parameters:
    ///   - position: Where the chain is after it.
    ///   - acceptance: Its mean acceptance statistic, 0 to 1.
    /// - Returns: Whether the metric has changed, so that the step size has to be found again.
    public mutating func update(position: [Double], acceptance: Double) -> Bool {
        stepSize = averaging.update(acceptance: acceptance)
        iteration += 1
        if iteration == schedule.count { stepSize = averaging.average }
        guard window < schedule.windows.count, schedule.windows[window].contains(iteration - 1) else { return false }
        estimator.add(position)
        guard iteration == schedule.windows[window].upperBound else { return false }
        window += 1
        let learnt = estimator.metric
        estimator = MetricEstimator(metric.kind, dimension: metric.dimension)
        guard let learnt else { return false }
        metric = learnt
        return true
    }

    /// Begins dual averaging anew.
    /// - Parameter stepSize: The step size that the heuristic found for the new metric; above 0.
    public mutating func restart(stepSize: Double) {
        self.stepSize = stepSize
        averaging = DualAveraging(stepSize: stepSize, target: target)
    }
}

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

/// When warm-up learns what (Stan Reference Manual, "Automatic parameter tuning"): a first stretch in which only the step
/// size is adapted, windows that double in length, at the end of each of which the metric is set from the window's draws,
/// and a last stretch for the step size alone.
public struct WarmupSchedule: Hashable, Sendable {
    /// The iterations whose positions the metric is learnt from, window by window.
    public let windows: [Range<Int>]
    /// The number of warm-up iterations.
    public let count: Int

    /// Stan's schedule: 75 iterations, windows of 25, 50, 100 … the last of which is stretched to the end, 50 iterations;
    /// 15%, 75% and 10% where there are fewer than 150; no windows below 20.
    /// - Parameter count: The number of warm-up iterations.
    public init(count: Int) {
        self.count = count
        guard count >= 20 else {
            windows = []
            return
        }
        let isShort = count < 75 + 25 + 50
        var start = isShort ? Int(0.15 * Double(count)) : 75
        let end = count - (isShort ? Int(0.1 * Double(count)) : 50)
        var length = isShort ? end - start : 25
        var windows: [Range<Int>] = []
        while start < end {
            // A window is stretched where the next one, twice as long, would not fit.
            let fits = start + length + 2 * length <= end
            let stop = fits ? start + length : end
            windows.append(start..<stop)
            (start, length) = (stop, 2 * length)
        }
        self.windows = windows
    }
}
