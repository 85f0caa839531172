/// How a metric moves as optimisation goes on: the least-squares slope through the points of one curve.
public struct TrendRecord: Codable, Hashable, Sendable {
    /// What a curve's points are drawn against.
    public enum Abscissa: String, Codable, Hashable, Sendable {
        /// The logarithm of N, of best-of-N.
        case logBestOf = "log_best_of"
        /// How far training had come.
        case checkpoint
    }

    /// The kind of sycophancy measured.
    public var probe: ProbeName
    /// The metric's name.
    public var metric: String
    /// The policy; `nil` where each checkpoint is a model of its own.
    public var model: String?
    /// The data set; `nil` for the unweighted mean over data sets.
    public var dataset: String?
    /// What the user implied; `nil` for composite metrics.
    public var condition: Condition?
    /// The preference model that chose; `nil` for training.
    public var pm: String?
    /// What the points are drawn against.
    public var against: Abscissa
    /// The change of the metric for one unit of the abscissa; `nil` with fewer than two points.
    public var slope: Double?
    /// Its standard error: the points share items, and the covariance of their errors is in it.
    public var standardError: Double?
    /// The lower end of the 95% interval.
    public var lower: Double?
    /// The upper end of the 95% interval.
    public var upper: Double?
    /// The points that have a value.
    public var points: Int
    /// Items behind them.
    public var n: Int

    /// Creates a record.
    public init(
        probe: ProbeName, metric: String, model: String?, dataset: String?, condition: Condition?, pm: String?,
        against: Abscissa, slope: Double?, standardError: Double?, lower: Double?, upper: Double?, points: Int, n: Int
    ) {
        self.probe = probe
        self.metric = metric
        self.model = model
        self.dataset = dataset
        self.condition = condition
        self.pm = pm
        self.against = against
        self.slope = slope
        self.standardError = standardError
        self.lower = lower
        self.upper = upper
        self.points = points
        self.n = n
    }
}
