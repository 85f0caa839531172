import Candor
import CandorModels
import CandorStatistics

extension PreferencePageComposer {
    /// The effects furthest from an even chance, combined ones first.
    var topEffects: TableView {
        var table = TableView(
            "The largest effects",
            columns: [
                .words("A response with more of this"), .number("is preferred", "posterior median, all else equal"),
                .number("95% interval"), .number("Points", "percentage points from an even chance"),
                .number("Pairs that carry it"),
            ])
        for (name, probability) in combined {
            table.add([titles.title(of: name)] + cells(probability) + [""], isMarked: true)
        }
        func distance(_ row: EffectRow) -> Double { abs((effect(row)?.probability.median ?? 0.5) - 0.5) }
        let furthest = featureRows.sorted { distance($0) > distance($1) }.prefix(8)
        for row in featureRows where furthest.contains(row) {
            guard let effect = effect(row) else { continue }
            table.add([row.title] + cells(effect.probability) + [NumberText.count(effect.pairs)])
        }
        return table
    }

    /// What the table of the largest effects leaves out.
    var topNote: String {
        let left = featureRows.count - 8
        return left > 0 ? "The \(left) smaller effects are in figure 5 and in the table of all effects." : ""
    }

    /// Every number about every effect.
    var allEffects: TableView {
        var table = TableView(
            "All effects",
            columns: [
                .words("Feature"), .number("Preferred", "posterior median of σ(α)"),
                .number("50% interval"), .number("95% interval"), .number("Mean α"), .number("SD α"),
                .number("Median α"),
                .number("R-hat", "rank-normalised split R-hat; near 1 when the chains agree"),
                .number("Bulk ESS", "effective draws for the centre"),
                .number("Tail ESS", "effective draws for the tails"),
                .number("MCSE", "Monte-Carlo standard error of the mean of α"),
                .number("Pairs", "pairs fitted in which one response has more of it"),
            ])
        for (name, probability) in combined {
            let empty = Array(repeating: "", count: 8)
            table.add([titles.title(of: name)] + intervals(probability) + empty, isMarked: true)
        }
        for row in featureRows {
            guard let effect = effect(row) else { continue }
            let alpha = effect.effect
            let numbers = [alpha.mean, alpha.standardDeviation, alpha.median].map { NumberText.decimals($0, 4) }
            let sampling = [
                NumberText.rHat(effect.rHat), NumberText.draws(effect.bulkESS),
                NumberText.draws(effect.tailESS), NumberText.significant(effect.mcse, 2),
                NumberText.count(effect.pairs),
            ]
            table.add([row.title] + intervals(effect.probability) + numbers + sampling)
        }
        return table
    }

    /// How well unseen pairs are predicted; `nil` where none were held out.
    var prediction: PredictionView? {
        guard let holdout = posterior.holdout else { return nil }
        var table = TableView(
            "Predictions of held-out pairs",
            columns: [
                .words("Predictor"), .number("Right"), .number("95% interval"),
                .number("Log-likelihood", "mean of a pair, in nats; a coin has −0.693"),
            ])
        for score in holdout.scores {
            table.add(
                [
                    Self.predictor(score.name), NumberText.share(score.accuracy),
                    NumberText.interval(score.accuracyLower, score.accuracyUpper),
                    NumberText.decimals(score.logLikelihood, 4),
                ], isMarked: score.name == "posterior")
        }
        let count = NumberText.count(holdout.pairs)
        return PredictionView(
            lead:
                "\(count) pairs were held out by seed and predicted by a fit of the others. On 1\u{202F}000 pairs of its data the "
                + "paper's fit was right on 71.3%; a preference model of 52 billion parameters on about 72%.",
            table: table,
            calibration: holdout.calibration.contains { $0.pairs > 0 }
                ? CalibrationDrawing(bins: holdout.calibration).svg : "",
            calibrationNote:
                "Calibration: of the pairs predicted with a probability, the share in which the favoured response was preferred, "
                + "with its 95% interval. On the diagonal the two agree; the mean distance over pairs is "
                + "\(NumberText.error(holdout.calibrationError)) points.")
    }

    private static func predictor(_ name: String) -> String {
        switch name {
        case "posterior": "This fit"
        case "l1": "Point estimate with an L1 penalty"
        case "longer": "Always the longer response (in characters)"
        case "chance": "A coin"
        default: name
        }
    }

    /// The prior and the scales tried.
    var prior: PriorView {
        let prior = posterior.prior
        let family =
            switch prior.family {
            case "laplace": "Laplace"
            case "normal": "Normal"
            case "horseshoe": "Regularised horseshoe"
            default: prior.family
            }
        let choice = prior.chosenBy == "holdout" ? "chosen on held-out pairs" : prior.chosenBy
        let lead =
            "\(family) with scale \(NumberText.significant(prior.scale)), \(choice); the paper's is Laplace with 0.01. The "
            + "narrower the prior, the nearer effects are drawn to an even chance where the data say little."
        guard !prior.grid.isEmpty else { return PriorView(lead: lead, grid: nil) }
        var table = TableView(
            "Scales tried",
            columns: [
                .words("Scale"), .number("Log-likelihood", "mean of a held-out pair, in nats"), .number("Right"),
                .words(""),
            ])
        for trial in prior.grid {
            table.add(
                [
                    NumberText.significant(trial.scale), NumberText.decimals(trial.logLikelihood, 5),
                    NumberText.share(trial.accuracy), trial.isChosen ? "chosen" : "",
                ], isMarked: trial.isChosen)
        }
        return PriorView(lead: lead, grid: table)
    }

    /// What it would take to explain the agreement effects away.
    var confounding: TableView? {
        guard !posterior.confounding.isEmpty else { return nil }
        var table = TableView(
            "Unobserved confounding",
            columns: [
                .words("Effect"), .number("Odds ratio"), .number("E-value"),
                .number("of the interval's end", "the end of the 95% interval that is nearer to no effect"),
                .words("Strongest observed feature"), .number("Its strength", "as a risk ratio"),
            ])
        for bound in posterior.confounding {
            table.add([
                titles.title(of: bound.name), NumberText.decimals(bound.oddsRatio, 2),
                NumberText.decimals(bound.eValue, 2), NumberText.decimals(bound.eValueOfInterval, 2),
                bound.strongestObserved.map(titles.title(of:)) ?? "–",
                NumberText.decimals(bound.strongestObservedRiskRatio, 2),
            ])
        }
        return table
    }

    /// Rows used and left out.
    var rowCounts: TableView {
        let rows = posterior.rows
        var table = TableView("Rows", columns: [.words("Rows"), .number("Count"), .number("Share")])
        func add(_ name: String, _ count: Int, isMarked: Bool = false) {
            let share = rows.read > 0 ? NumberText.share(Double(count) / Double(rows.read)) : "–"
            table.add([name, NumberText.count(count), share], isMarked: isMarked)
        }
        add("Read", rows.read)
        add("Fitted", rows.used, isMarked: true)
        add("Left out: some feature unscored", rows.unscored)
        add("Left out: a tie", rows.ties)
        add("Ids that had occurred before", rows.duplicates)
        return table
    }

    /// For each feature, the rows in which the labeller gave no usable answer.
    var unscored: TableView? {
        let counts = posterior.rows.unscoredByFeature.filter { $0.value > 0 }
        guard !counts.isEmpty else { return nil }
        var table = TableView("Unscored rows", columns: [.words("Feature"), .number("Unscored rows")])
        for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            table.add([titles.title(of: name), NumberText.count(count)])
        }
        return table
    }

    private var combined: [(key: String, value: PosteriorSummary)] {
        posterior.combined.sorted { $0.key < $1.key }
    }

    private var featureRows: [EffectRow] { figures.effects.rows.filter { !$0.isCombined } }

    private func effect(_ row: EffectRow) -> EffectSummary? { posterior.effects[row.feature] }

    private func cells(_ probability: PosteriorSummary) -> [String] {
        [
            NumberText.share(probability.median), NumberText.interval(probability.lower95, probability.upper95),
            NumberText.points(probability.median - 0.5),
        ]
    }

    private func intervals(_ probability: PosteriorSummary) -> [String] {
        [
            NumberText.share(probability.median), NumberText.interval(probability.lower50, probability.upper50),
            NumberText.interval(probability.lower95, probability.upper95),
        ]
    }
}
