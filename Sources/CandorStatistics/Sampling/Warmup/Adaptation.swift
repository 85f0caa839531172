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
