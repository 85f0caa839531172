import CandorModels
import CandorStatistics

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
