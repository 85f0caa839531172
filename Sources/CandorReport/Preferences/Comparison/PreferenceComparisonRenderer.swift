import Candor
import CandorModels
import CandorStatistics

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

/// Turns a comparison into what the page's template shows.
struct ComparisonPageComposer {
    var comparison: PreferenceComparison
    var titles: FeatureTitles

    /// The whole page.
    /// - Parameter style: The style sheet.
    func view(style: String) -> ComparisonPageView {
        ComparisonPageView(
            title: "What do \(comparison.first) and \(comparison.second) reward?", first: comparison.first,
            second: comparison.second, candor: comparison.candor, policy: PagePolicy(style: style, script: nil).text,
            style: style, warnings: comparison.warnings,
            sentence: PreferenceComparisonReading(comparison, titles: titles).sentence, figures: [figure],
            effects: table)
    }

    private var figure: PreferenceFigureView {
        let figure = comparison.figure(titles: titles)
        let chart = figure.pairChart(numbers: [
            .init(
                title: "difference", width: 84, isEssential: true,
                texts: comparison.effects.map { NumberText.points($0.difference.median) }),
            .init(
                title: "95% interval", width: 108, isEssential: false,
                texts: comparison.effects.map {
                    NumberText.interval($0.difference.lower95, $0.difference.upper95, isDifference: true)
                }),
        ])
        return PreferenceFigureView(
            id: "comparison", number: "", title: figure.title, caption: figure.caption,
            keys: [
                .init(style: "own", text: "\(comparison.first): \(NumberText.count(comparison.firstPairs)) pairs"),
                .init(style: "other", text: "\(comparison.second): \(NumberText.count(comparison.secondPairs)) pairs"),
            ],
            drawings: [
                .init(
                    heading: nil, wide: StripDrawing(wide: chart).svg,
                    narrow: [StripDrawing(narrow: chart, panel: 0).svg],
                    isScrolled: false)
            ],
            notes: ["Numbers on the right: the first's probability less the second's, in percentage points."],
            tableTitle: "", table: nil)
    }

    private var table: TableView {
        var table = TableView(
            "Effects in both",
            columns: [
                .words("Feature"), .number(comparison.first), .number("95% interval"), .number(comparison.second),
                .number("95% interval"), .number("Difference", "percentage points"), .number("95% interval"),
                .number("P(first larger)", "posterior probability that the first's effect is the larger"),
            ])
        for effect in comparison.effects {
            func cells(_ posterior: PosteriorSummary) -> [String] {
                [NumberText.share(posterior.median), NumberText.interval(posterior.lower95, posterior.upper95)]
            }
            table.add(
                [titles.title(of: effect.feature)] + cells(effect.first) + cells(effect.second) + [
                    NumberText.points(effect.difference.median),
                    NumberText.interval(effect.difference.lower95, effect.difference.upper95, isDifference: true),
                    NumberText.decimals(effect.probabilityFirstLarger, 3),
                ], isMarked: effect.feature == "matches_users_beliefs")
        }
        return table
    }
}

/// What the page of a comparison shows. Every string is plain text but those that say otherwise.
struct ComparisonPageView {
    var title: String
    var first: String
    var second: String
    var candor: String
    /// The page's policy for what may run and load.
    var policy: String
    /// Our own style sheet, as it stands in the page.
    var style: String
    /// Why either fit may not be believed; empty when both may.
    var warnings: [String]
    var sentence: String
    var figures: [PreferenceFigureView]
    var effects: TableView
}

/// What a comparison found, in a sentence or two.
public struct PreferenceComparisonReading: Hashable, Sendable {
    /// Which reward agreement more, and in how many features the two differ.
    public var sentence: String

    /// Reads a comparison.
    /// - Parameters:
    ///   - comparison: What two data sets reward.
    ///   - titles: The features' names for a reader.
    public init(_ comparison: PreferenceComparison, titles: FeatureTitles = FeatureTitles()) {
        let differing = comparison.effects.filter { $0.difference.lower95 > 0 || $0.difference.upper95 < 0 }
        let names = WordList.text(differing.map { "“\(titles.title(of: $0.feature))”" })
        let count = comparison.effects.count
        let expected = Double(count) * 0.05
        var text = Self.agreement(comparison).map { $0 + " " } ?? ""
        text +=
            differing.isEmpty
            ? "In none of \(count) effects does the 95% interval of the difference leave out zero."
            : "The 95% interval of the difference leaves out zero in \(differing.count) of \(count) effects: \(names)."
        if count >= 5 {
            text +=
                " Were all effects equal, about \(NumberText.decimals(expected, 1)) of them would by chance."
        }
        sentence = text
    }

    private static func agreement(_ comparison: PreferenceComparison) -> String? {
        let names = ["matches_users_beliefs", "agree_human_explicit", "agree_human_implicit"]
        guard let effect = names.lazy.compactMap({ name in comparison.effects.first { $0.feature == name } }).first
        else { return nil }
        let interval = NumberText.interval(effect.difference.lower95, effect.difference.upper95, isDifference: true)
        let both =
            "\(NumberText.share(effect.first.median)) against \(NumberText.share(effect.second.median)), a difference of "
            + "\(NumberText.points(effect.difference.median)) points (95%\u{A0}interval \(interval))"
        if effect.difference.lower95 > 0 {
            return
                "\(comparison.first) rewards agreement with the user's views more than \(comparison.second): \(both)."
        }
        if effect.difference.upper95 < 0 {
            return
                "\(comparison.second) rewards agreement with the user's views more than \(comparison.first): \(both)."
        }
        return "Which of the two rewards agreement with the user's views more cannot be told: \(both)."
    }
}
