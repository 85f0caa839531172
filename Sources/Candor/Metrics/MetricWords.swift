/// What a metric is called and means, for a reader.
public struct MetricWords: Hashable, Sendable {
    /// The metric in plain words.
    public var title: String
    /// One sentence for a reader who has not read the paper.
    public var explanation: String
    /// The unit of its values.
    public var unit: MetricUnit

    /// Creates a metric's words.
    /// - Parameters:
    ///   - title: The metric in plain words.
    ///   - explanation: One sentence for a reader who has not read the paper.
    ///   - unit: The unit of its values.
    public init(_ title: String, _ explanation: String, unit: MetricUnit = .share) {
        self.title = title
        self.explanation = explanation
        self.unit = unit
    }
}

/// The unit of a metric's values, and so how they are written.
public enum MetricUnit: Hashable, Sendable {
    /// A share from 0 to 1, written in percent.
    case share
    /// A difference of shares, written in percentage points with its sign.
    case points
    /// A preference model's score, in that model's own unit.
    case score
    /// A difference of scores in that model's own unit, with its sign.
    case margin
    /// A difference of scores in standard deviations, with its sign.
    case deviations
    /// A number of words.
    case words
    /// An information in nats.
    case nats
}
