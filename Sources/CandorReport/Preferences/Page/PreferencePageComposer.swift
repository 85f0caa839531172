import Candor
import CandorModels
import CandorPreferences
import CandorStatistics

/// Turns a posterior into what the page's template shows.
struct PreferencePageComposer {
    var posterior: PreferencePosterior
    var titles: FeatureTitles
    var examples: [FeatureExample]
    var figures: PreferenceFigures

    /// The whole page.
    /// - Parameter style: The style sheet.
    func view(style: String) -> PreferencePageView {
        let reading = PreferenceReading(posterior)
        return PreferencePageView(
            title: "Does \(posterior.run.source) reward agreement with the user?", source: posterior.run.source,
            candor: posterior.candor, policy: PagePolicy(style: style, script: nil).text, style: style,
            warnings: posterior.diagnostics.warnings, answer: reading.answer, detail: reading.detail, notices: notices,
            top: topEffects, topNote: topNote, figures: figureViews, effects: allEffects,
            prediction: prediction, prior: prior, confounding: confounding, rows: rowCounts, unscored: unscored,
            diagnostics: diagnostics, settings: settings, examples: exampleViews, hasExamples: !examples.isEmpty,
            conclusions: PreferenceConclusions.articles(posterior))
    }

    /// What a reader must know before believing a number, besides a fit that has not converged.
    private var notices: [NoticeView] {
        let rows = posterior.rows
        var cautions: [String] = []
        if posterior.run.labeller == "rules" {
            cautions.append(
                "The features were labelled by rules for text: they see words, lengths and marks, not meaning. What they call "
                    + "agreement is agreement on the surface: agree_human_explicit says \"same\" of most pairs, in a trial also of two thirds of "
                    + "those written to differ, so that its effect rests on few pairs and is drawn towards none.")
        }
        if rows.used < 500 {
            cautions.append(
                "Few pairs: \(NumberText.count(rows.used)). Read the intervals, not the medians; the prior weighs heavily."
            )
        }
        if rows.unscored * 10 > rows.read {
            let share = NumberText.share(Double(rows.unscored) / Double(rows.read))
            cautions.append(
                "\(share) of the rows are left out because the labeller gave no usable answer for some feature. If those rows "
                    + "differ from the rest, so do their rewards.")
        }
        let rare = posterior.features.filter { name in
            posterior.effects[name].map { $0.pairs * 100 < rows.used } ?? false
        }
        var notes = posterior.notes
        if !rare.isEmpty {
            notes.append(
                "Fewer than one pair in a hundred carries \(WordList.text(rare.map(titles.title(of:)))): there, the posterior is "
                    + "mostly the prior.")
        }
        if posterior.holdout == nil {
            notes.append("Too few pairs to hold any out: how well the fit predicts is not known.")
        }
        if posterior.splits.isEmpty && posterior.unobserved.isEmpty {
            notes.append("The sensitivity analysis was left out: figures 19 and 20 are missing.")
        }
        return cautions.map { NoticeView(kind: "caution", label: "Caution", text: $0) }
            + notes.map { NoticeView(kind: "note", label: "Note", text: $0) }
    }
}
