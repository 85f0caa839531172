/// The difference between two assistants (or two runs) in one metric on the same items.
public struct ComparisonRecord: Codable, Hashable, Sendable {
    /// The kind of sycophancy measured.
    public var probe: ProbeName
    /// The metric's name.
    public var metric: String
    /// The first assistant or run.
    public var first: String
    /// The second; the difference is first − second.
    public var second: String
    /// The difference as a fraction; `nil` when the two share no scored item.
    public var difference: Double?
    /// Its standard error, paired and clustered by item.
    public var standardError: Double?
    /// The lower end of its 95% interval.
    public var lower: Double?
    /// The upper end of its 95% interval.
    public var upper: Double?
    /// Items that both were scored on.
    public var items: Int
    /// Two-sided p value.
    public var p: Double?
    /// The same after Holm's correction over all comparisons of the family.
    public var holm: Double?
    /// The difference before a correction for the judge's errors, where one was made.
    public var raw: Double?

    /// Creates a comparison.
    public init(
        probe: ProbeName, metric: String, first: String, second: String, difference: Double?, standardError: Double?,
        lower: Double?, upper: Double?, items: Int, p: Double?, holm: Double?
    ) {
        self.probe = probe
        self.metric = metric
        self.first = first
        self.second = second
        self.difference = difference
        self.standardError = standardError
        self.lower = lower
        self.upper = upper
        self.items = items
        self.p = p
        self.holm = holm
    }
}
