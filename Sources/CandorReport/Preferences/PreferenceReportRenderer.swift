import Candor
import CandorPreferences

/// Makes the report of an analysis of preferences: one HTML file that opens without a network and runs no script.
public struct PreferenceReportRenderer: Sendable {
    /// What was found.
    public var posterior: PreferencePosterior
    /// The features' names for a reader.
    public var titles: FeatureTitles
    /// Pairs to read, a few a feature.
    public var examples: [FeatureExample]

    /// Creates a renderer.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - titles: The features' names for a reader.
    ///   - examples: Pairs to read, as ``FeatureExamplePicker`` picks them; may be empty, as when only labels are at hand.
    public init(
        posterior: PreferencePosterior, titles: FeatureTitles = FeatureTitles(), examples: [FeatureExample] = []
    ) {
        self.posterior = posterior
        self.titles = titles
        self.examples = examples
    }

    /// The whole page; equal input gives equal bytes.
    /// - Throws: ``ReportError`` with `nothingToShow` or `brokenInstallation`.
    public func html() throws -> String {
        guard !posterior.effects.isEmpty else {
            throw ReportError(.nothingToShow, while: "making the report", reason: "the posterior has no effect")
        }
        let figures = try PreferenceFigures(posterior, titles: titles)
        let composer = PreferencePageComposer(
            posterior: posterior, titles: titles, examples: examples, figures: figures)
        let view = composer.view(style: try Self.style())
        return try PageTemplate.render(view, "preferences", parts: Self.parts)
    }

    private static let parts = [
        "preference-summary", "preference-figures", "preference-numbers", "preference-examples", "table",
    ]

    /// The style sheet of every report with what this one's drawings need.
    static func style() throws -> String {
        try ["report", "preferences"].map { try shippedFiles.text("Assets/\($0).css") }.joined(separator: "\n")
    }
}
