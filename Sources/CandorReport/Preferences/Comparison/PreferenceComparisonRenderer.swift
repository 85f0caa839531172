import Candor

/// Makes the report of a comparison: one HTML file that opens without a network and runs no script.
public struct PreferenceComparisonRenderer: Sendable {
    /// What two data sets, or two groups of raters, reward.
    public var comparison: PreferenceComparison
    /// The features' names for a reader.
    public var titles: FeatureTitles

    /// Creates a renderer.
    /// - Parameters:
    ///   - comparison: What two data sets, or two groups of raters, reward.
    ///   - titles: The features' names for a reader.
    public init(comparison: PreferenceComparison, titles: FeatureTitles = FeatureTitles()) {
        self.comparison = comparison
        self.titles = titles
    }

    /// The whole page; equal input gives equal bytes.
    /// - Throws: ``ReportError`` with `nothingToShow` or `brokenInstallation`.
    public func html() throws -> String {
        guard !comparison.effects.isEmpty else {
            throw ReportError(
                .nothingToShow, while: "making the comparison", reason: "the two have no feature in common")
        }
        let composer = ComparisonPageComposer(comparison: comparison, titles: titles)
        let view = composer.view(style: try PreferenceReportRenderer.style())
        return try PageTemplate.render(view, "preference-comparison", parts: ["preference-figures", "table"])
    }
}
