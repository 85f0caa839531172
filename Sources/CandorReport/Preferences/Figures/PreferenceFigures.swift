import Candor
import CandorPreferences
import CandorStatistics

/// The figures of what a data set rewards: 5, 18, 19 and 20 of the paper, with this data beside the paper's.
public struct PreferenceFigures: Hashable, Sendable {
    /// Figure 5: every feature's effect.
    public var effects: EffectFigure
    /// Figure 18: how the effects hang together.
    public var correlations: CorrelationFigure
    /// Figure 19: six fits that each leave out another sixth; `nil` where they were not made.
    public var splits: EffectFigure?
    /// Figure 20: one feature unobserved at a time; `nil` where such fits were not made.
    public var unobserved: EffectFigure?

    /// Makes the figures.
    /// - Parameters:
    ///   - posterior: What was found.
    ///   - titles: The features' names for a reader.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public init(_ posterior: PreferencePosterior, titles: FeatureTitles) throws(ReportError) {
        let composer = PreferenceFigureComposer(
            posterior: posterior, titles: titles, paper: try PaperPreferences.shipped())
        effects = composer.effects
        correlations = composer.correlations
        splits = composer.splits
        unobserved = composer.unobserved
    }

    /// The figures that there are, in the paper's order.
    var all: [any ExportableFigure] {
        let sensitivity: [any ExportableFigure] = [splits, unobserved].compactMap { $0 }
        return [effects, correlations] + sensitivity
    }
}

/// Puts a posterior and the paper's values together into figures.
struct PreferenceFigureComposer: Sendable {
    var posterior: PreferencePosterior
    var titles: FeatureTitles
    var paper: PaperPreferences

    /// Combined effects first, then features from the largest median to the smallest; equal ones in the file's order.
    var rows: [EffectRow] {
        let combined = posterior.combined.keys.sorted()
        let features = posterior.features.filter { posterior.effects[$0] != nil }
        let order = features.enumerated().sorted { first, second in
            let (a, b) = (median(first.element), median(second.element))
            return a == b ? first.offset < second.offset : a > b
        }
        return combined.map { EffectRow(feature: $0, title: titles.title(of: $0), isCombined: true) }
            + order.map { row($0.element) }
    }

    var effects: EffectFigure {
        EffectFigure(
            id: "5", title: "What makes a response preferred",
            caption:
                "The probability that a response which has more of a feature than the other is preferred, all other "
                + "features equal: posterior median (dot), 50% (thick) and 95% interval (thin).",
            rows: rows,
            marks: rows.flatMap { row in
                [
                    own(row.feature).map { EffectMark(row.feature, .thisData, $0) },
                    paper.all.effects[row.feature].map { EffectMark(row.feature, paper: $0) },
                ].compactMap { $0 }
            })
    }

    var correlations: CorrelationFigure {
        let names = posterior.features
        var cells: [CorrelationFigure.Cell] = []
        for (i, first) in names.enumerated() {
            for (j, second) in names.prefix(i).enumerated() {
                if posterior.correlations.indices.contains(i), posterior.correlations[i].indices.contains(j) {
                    cells.append(
                        .init(
                            first: first, second: second, source: .thisData, correlation: posterior.correlations[i][j]))
                }
                if let drawn = paper.correlation(first, second) {
                    cells.append(.init(first: first, second: second, source: .paper, correlation: drawn))
                }
            }
        }
        return CorrelationFigure(
            title: "How the effects hang together",
            caption:
                "Posterior correlations of the effects. Below the diagonal this data, above it the paper's. Where two features "
                + "occur together, the data can trade the effect of one for the other's: their correlation is below zero, and "
                + "their sum is known better than either.",
            rows: names.map(row), cells: cells)
    }

    var splits: EffectFigure? {
        sensitivity(
            posterior.splits, paper.splits, id: "19", title: "The same on other data",
            caption:
                "Six fits, each without another sixth of the pairs: median and 95% interval of each, from top to bottom, over "
                + "the 95% interval of the fit of all pairs (band).")
    }

    var unobserved: EffectFigure? {
        sensitivity(
            posterior.unobserved, paper.unobserved, id: "20", title: "The same with a feature unobserved",
            caption:
                "One fit for each feature that might not have been labelled: the medians (dots) and all that their 95% intervals "
                + "cover (line), over the 95% interval of the fit with every feature (band). A dot far from the others says that "
                + "the effect depends on whether some one other feature is known.")
    }

    private func sensitivity(
        _ fits: [SensitivityFit], _ drawn: [PaperPreferences.Fit], id: String, title: String, caption: String
    ) -> EffectFigure? {
        guard !fits.isEmpty else { return nil }
        let marks = rows.flatMap { row in
            fits.compactMap { fit in
                (fit.combined[row.feature] ?? fit.probability[row.feature]).map {
                    EffectMark(row.feature, .thisData, fit: fit.name, $0)
                }
            }
                + drawn.compactMap { fit in
                    fit.effects[row.feature].map { EffectMark(row.feature, fit: fit.name, paper: $0) }
                }
        }
        return EffectFigure(id: id, title: title, caption: caption, rows: rows, marks: marks)
    }

    private func row(_ feature: String) -> EffectRow {
        EffectRow(feature: feature, title: titles.title(of: feature), isCombined: false)
    }

    private func own(_ name: String) -> PosteriorSummary? {
        posterior.combined[name] ?? posterior.effects[name]?.probability
    }

    private func median(_ name: String) -> Double { posterior.effects[name]?.probability.median ?? 0 }
}
