import Candor
import CandorModels

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
    /// - Throws: ``ReportError`` with `nothingToShow` or `brokenInstallation`.
    public func html() throws -> String {
        guard !results.estimates.isEmpty || !trials.isEmpty else {
            throw ReportError(
                .nothingToShow, while: "making the report", reason: "the run has no estimate and no trial")
        }
        let isOptimised = results.run.optimisation != nil
        let style = try Self.text(["report"] + (isOptimised ? ["optimisation"] : []), "css")
        let script = try Self.text(isOptimised ? Self.scriptsOfOptimisation : Self.scripts, "js")
        let sample = TranscriptSample(trials, maximum: options.maximumTranscripts)
        let composer = try PageComposer(results, figures: options.figures)
        let view = PageView(
            title: composer.title, heading: composer.heading, kicker: composer.kicker, candor: results.candor,
            policy: PagePolicy(style: style, script: script).text,
            style: style, script: script,
            transcripts: try TranscriptArchive(results: results, trials: sample.trials, shown: composer.shown)
                .scriptData(),
            readings: composer.readings, notices: composer.notices(omitted: sample.omitted), cards: composer.cards,
            figures: composer.figureViews, optimisation: composer.optimisation, probes: composer.probes,
            numbersNote: composer.shown.note, comparisons: composer.comparisons,
            comparisonsOfPMs: composer.comparisonsOfPMs, run: composer.run,
            trialCount: NumberText.count(sample.trials.count))
        return try PageTemplate.render(view, "report", parts: Self.parts)
    }

    private static func text(_ names: [String], _ kind: String) throws -> String {
        try names.map { try shippedFiles.text("Assets/\($0).\(kind)") }.joined(separator: "\n")
    }

    private static let scripts = ["listing", "archive", "transcript", "browser"]
    private static let scriptsOfOptimisation = ["listing", "archive", "transcript", "selection", "draws", "browser"]
    private static let parts = [
        "summary", "cards", "figures", "optimisation", "curves", "table", "numbers", "run", "guide",
    ]
}
