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

extension PreferencePageComposer {
    /// The longest text shown of a turn or a response, in Unicode scalars.
    static let maximumLength = 3000
    /// How many turns before the responses are shown.
    static let maximumTurns = 6

    /// The pairs to read, by feature in the order of figure 5.
    var exampleViews: [FeatureExamplesView] {
        let groups = Dictionary(grouping: examples, by: \.feature)
        let order = figures.effects.rows.map(\.feature).filter { groups[$0] != nil }
        let others = groups.keys.filter { !order.contains($0) }.sorted()
        return (order + others).map { feature in
            let own = groups[feature] ?? []
            return FeatureExamplesView(
                feature: feature, title: titles.title(of: feature), question: titles.question(of: feature),
                count: own.count == 1 ? "1 pair" : "\(own.count) pairs", pairs: own.map(pair))
        }
    }

    private func pair(_ example: FeatureExample) -> FeatureExamplesView.Pair {
        let messages = example.dialogue.withoutPrefill.messages
        let earlier = messages.count - Self.maximumTurns
        return FeatureExamplesView.Pair(
            id: example.pair,
            outcome: example.isPreferred ? "preferred" : "not preferred", isPreferred: example.isPreferred,
            earlier: earlier > 0 ? "\(earlier) earlier \(earlier == 1 ? "turn is" : "turns are") left out." : nil,
            turns: messages.suffix(Self.maximumTurns).map { message in
                .init(who: Self.speaker(message.role), role: message.role.rawValue, text: Self.shown(message.content))
            },
            having: Self.shown(example.having), lacking: Self.shown(example.lacking),
            havingNote: example.isPreferred ? "preferred" : "not preferred",
            lackingNote: example.isPreferred ? "not preferred" : "preferred")
    }

    private static func speaker(_ role: Role) -> String {
        switch role {
        case .system: "System"
        case .user: "Human"
        case .assistant: "Assistant"
        }
    }

    /// A text cut where it is too long to be read here, with a word on how much is missing.
    static func shown(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > maximumLength else { return text }
        let missing = NumberText.count(scalars.count - maximumLength)
        return String(String.UnicodeScalarView(scalars.prefix(maximumLength)))
            + "… [\(missing) more characters left out]"
    }
}

extension PreferencePageComposer {
    /// Whether the draws may be believed, as numbers.
    var diagnostics: [RunView.Setting] {
        let sampling = posterior.diagnostics
        var settings: [RunView.Setting] = [
            .init(name: "Converged", value: sampling.hasConverged ? "yes" : "no: see the top of this page"),
            .init(name: "Highest R-hat", value: NumberText.rHat(sampling.maximumRHat)),
            .init(name: "Least bulk ESS", value: NumberText.draws(sampling.minimumBulkESS)),
            .init(name: "Least tail ESS", value: NumberText.draws(sampling.minimumTailESS)),
            .init(name: "Divergences", value: NumberText.count(sampling.divergences)),
            .init(name: "Cut at full depth", value: NumberText.count(sampling.treeDepthHits)),
            .init(name: "Least E-BFMI", value: NumberText.decimals(sampling.minimumEBFMI, 2)),
            .init(name: "Steps a draw", value: NumberText.decimals(sampling.leapfrogStepsPerDraw, 1)),
            .init(name: "Acceptance", value: NumberText.decimals(sampling.acceptance, 3)),
            .init(
                name: "Step sizes",
                value: sampling.stepSizes.map { NumberText.significant($0) }.joined(separator: ", ")),
            .init(name: "Sampler", value: sampling.sampler),
            .init(name: "Seconds", value: NumberText.decimals(sampling.seconds, 2)),
        ]
        if let accepted = sampling.correctionAcceptance {
            settings.append(.init(name: "Corrections accepted", value: NumberText.decimals(accepted, 3)))
        }
        return settings
    }

    /// What was fitted, and how.
    var settings: [RunView.Setting] {
        let run = posterior.run
        let sampling = run.settings
        return [
            .init(name: "Data", value: run.source), .init(name: "Labeller", value: run.labeller ?? "not recorded"),
            .init(name: "Labels", value: "SHA-256 \(run.labels.prefix(12))…"),
            .init(
                name: "Prior",
                value: "\(posterior.prior.family), scale \(NumberText.significant(posterior.prior.scale)), "
                    + (posterior.prior.chosenBy == "holdout" ? "chosen on held-out pairs" : posterior.prior.chosenBy)),
            .init(name: "Ties", value: run.ties.replacing("-", with: " ")),
            .init(name: "Intercept", value: run.intercept ? "fitted, for the position of a response" : "none"),
            .init(name: "Groups", value: run.groups ?? "none"),
            .init(name: "Chains", value: String(sampling.chains)),
            .init(name: "Draws a chain", value: "\(sampling.draws) kept after \(sampling.warmup) of warm-up"),
            .init(name: "Aims at", value: "acceptance \(NumberText.significant(sampling.targetAcceptance))"),
            .init(name: "Mass matrix", value: sampling.metric.rawValue),
            .init(name: "Greatest depth", value: String(sampling.maximumTreeDepth)),
            .init(name: "Seed", value: String(sampling.seed)), .init(name: "Candor", value: posterior.candor),
        ]
    }
}
