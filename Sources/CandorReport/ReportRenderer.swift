import Candor

/// Makes a run's report: one HTML file that opens without a network.
///
/// The page holds the numbers, the figures as inline SVG, and every transcript as data that a small script shows as plain
/// text on request. What assistants and judges wrote never becomes markup.
public struct ReportRenderer: Sendable {
    /// What the run found.
    public var results: RunResults
    /// The trials behind the numbers.
    public var trials: [Trial]
    /// What is shown.
    public var options: ReportOptions

    /// Creates a renderer.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - trials: The trials behind the numbers, in any order.
    ///   - options: What is shown.
    public init(results: RunResults, trials: [Trial], options: ReportOptions = ReportOptions()) {
        self.results = results
        self.trials = trials
        self.options = options
    }

    /// The whole page; equal input gives equal bytes.
    /// - Throws: ``ReportError``.
    public func html() throws -> String { "" }
}
