/// The numbers of one assistant, and how they are written, for a probe's sentence about them.
public struct Findings: Sendable {
    private let find: @Sendable (String, Condition?) -> EstimateRecord?
    private let style: Style

    /// How numbers are written.
    package struct Style: Sendable {
        let share: @Sendable (Double?) -> String
        let points: @Sendable (Double?) -> String
        let interval: @Sendable (EstimateRecord) -> String

        package init(
            share: @escaping @Sendable (Double?) -> String, points: @escaping @Sendable (Double?) -> String,
            interval: @escaping @Sendable (EstimateRecord) -> String
        ) {
            self.share = share
            self.points = points
            self.interval = interval
        }
    }

    package init(style: Style, find: @escaping @Sendable (String, Condition?) -> EstimateRecord?) {
        self.style = style
        self.find = find
    }

    /// The number over data sets; where there is a single data set, possibly that one's.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - condition: The condition; `nil` for a composite.
    public func estimate(_ metric: String, _ condition: Condition? = nil) -> EstimateRecord? { find(metric, condition) }

    /// A share, for example `41.2%`.
    public func share(_ value: Double?) -> String { style.share(value) }

    /// A difference in percentage points with its sign, for example `+3.1`.
    public func points(_ value: Double?) -> String { style.points(value) }

    /// The size of a difference in percentage points, for example `3.1`.
    public func size(_ value: Double) -> String { String(style.share(abs(value)).dropLast()) }

    /// The interval and n in brackets.
    public func interval(_ estimate: EstimateRecord) -> String { style.interval(estimate) }

    /// Whether the interval holds 0, or is not known.
    public func includesZero(_ estimate: EstimateRecord) -> Bool {
        guard let lower = estimate.lower, let upper = estimate.upper else { return true }
        return lower <= 0 && upper >= 0
    }
}
