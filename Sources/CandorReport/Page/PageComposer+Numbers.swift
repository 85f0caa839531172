import Candor
import CandorModels

extension PageComposer {
    /// Every estimate, by probe and metric, in the results' order.
    var probes: [ProbeView] {
        (Probes.names + results.estimates.compactMap(\.probe)).uniqued().compactMap { probe in
            let indices = shown.indices.filter { results.estimates[$0].probe == probe }
            var metrics: [String] = []
            for index in indices where !metrics.contains(results.estimates[index].metric) {
                metrics.append(results.estimates[index].metric)
            }
            guard !metrics.isEmpty else { return nil }
            let ordered =
                metrics.filter { MetricGuide.of($0).isHeadline } + metrics.filter { !MetricGuide.of($0).isHeadline }
            return ProbeView(
                id: probe.rawValue, title: ConditionText.of(probe),
                metrics: ordered.map { metric in
                    metricView(metric, indices.filter { results.estimates[$0].metric == metric })
                })
        }
    }

    private func metricView(_ metric: String, _ indices: [Int]) -> MetricView {
        let guide = MetricGuide.of(metric)
        let estimates = indices.map { results.estimates[$0] }
        let shared = Set(estimates.map(\.denominator)).count == 1 ? estimates[0].denominator : nil
        let texts = estimates.map {
            ($0.denominator == shared ? "" : "Counted: \($0.denominator). ") + "\($0.method.capitalizedFirst)."
        }
        var notes = TextPool()
        let marks = texts.map { String(notes.place(of: $0) + 1) }
        return MetricView(
            title: guide.title, name: metric, explanation: guide.explanation, denominator: shared,
            isOpen: guide.isHeadline && indices.count <= Self.mostRowsOpen, hasModel: results.run.models.count > 1,
            hasPM: estimates.contains { $0.pm != nil }, hasStrength: estimates.contains { Strength($0) != nil },
            hasScoredBy: estimates.contains { $0.scoredBy != nil },
            hasDivergence: estimates.contains { $0.klDivergence != nil },
            hasCondition: estimates.contains { $0.condition != nil },
            hasSubset: estimates.contains { $0.subset != nil }, hasBounds: estimates.contains { $0.bounds != nil },
            hasRaw: estimates.contains { $0.raw != nil },
            rows: zip(indices, marks).map { row($0, note: $1, unit: guide.unit) },
            notes: notes.texts.enumerated().map { MetricView.Note(mark: String($0 + 1), text: $1) })
    }

    private func row(_ index: Int, note: String, unit: MetricUnit) -> MetricView.Row {
        let estimate = results.estimates[index]
        var bounds = "–"
        if let ends = estimate.bounds, ends.count == 2 {
            bounds = unit.interval(ends[0], ends[1])
        }
        return MetricView.Row(
            model: ModelLabel.short(estimate.model), pm: estimate.pm.map(PreferenceModelLabel.short) ?? "–",
            strength: strength(estimate), scoredBy: estimate.scoredBy.map(PreferenceModelLabel.short) ?? "–",
            divergence: MetricUnit.nats.value(estimate.klDivergence),
            dataset: estimate.dataset.map(DatasetName.readable) ?? "all, mean",
            isOverall: estimate.dataset == nil,
            condition: estimate.condition.map { ConditionText.of($0, in: estimate.probe) } ?? "–",
            subset: estimate.subset ?? "–", value: unit.value(estimate.value),
            interval: unit.interval(estimate.lower, estimate.upper),
            error: unit.error(estimate.standardError), n: NumberText.count(estimate.n),
            unscored: UnscoredText.count(estimate), bounds: bounds,
            raw: unit.value(estimate.raw), note: note, href: "#estimate/\(index)")
    }

    /// More rows than this are folded.
    private static let mostRowsOpen = 60

    private func strength(_ estimate: EstimateRecord) -> String {
        guard let text = Strength(estimate)?.text else { return "–" }
        return estimate.reliable == false ? "\(text), unreliable" : text
    }

    /// Differences between assistants.
    var comparisons: [ComparisonView] {
        results.comparisons.map { comparison in
            ComparisonView(
                metric: MetricGuide.of(comparison.metric).title, first: ModelLabel.short(comparison.first),
                second: ModelLabel.short(comparison.second), difference: NumberText.points(comparison.difference),
                interval: NumberText.interval(comparison.lower, comparison.upper, isDifference: true),
                error: NumberText.error(comparison.standardError), items: NumberText.count(comparison.items),
                p: NumberText.probability(comparison.p), holm: NumberText.probability(comparison.holm))
        }
    }

    /// Where a model was asked, what it was told besides, and what its endpoint does not take.
    private static func endpoint(of model: RunDescription.ModelActivity) -> String {
        let settings = model.settings.map { settings in
            [
                settings.reasoningEffort.map { "reasoning effort \($0)" },
                settings.reasoningTokens.map { "\($0) reasoning tokens" },
                settings.parameters.map { "parameters " + $0.keys.sorted().joined(separator: ", ") },
            ].compactMap { $0 }
        }
        let refused = (model.adaptations ?? []).map { adaptation in
            adaptation.replacement.map { "\(adaptation.setting) sent as \($0)" }
                ?? "\(adaptation.setting) refused, left out"
        }
        let parts = (model.addresses ?? []) + (settings ?? []) + refused
        return parts.isEmpty ? "–" : parts.joined(separator: "; ")
    }

    /// What was run.
    var run: RunView {
        let run = results.run
        return RunView(
            models: run.models.map { model in
                RunView.Model(
                    name: model.name, identity: model.identity, calls: NumberText.count(model.calls),
                    truncated: NumberText.count(model.truncated), refusals: NumberText.count(model.refusals),
                    unscored: UnscoredText.list(model.unscoredReasons ?? [:]) ?? "–",
                    input: NumberText.count(model.usage.input), output: NumberText.count(model.usage.output),
                    reasoning: model.reasoningTokens.map(NumberText.count) ?? "–",
                    endpoint: Self.endpoint(of: model))
            },
            files: run.data.map { file in
                RunView.File(
                    name: file.name, probe: ConditionText.of(file.probe), items: NumberText.count(file.items),
                    rows: NumberText.count(file.rows), duplicates: NumberText.count(file.duplicates),
                    skipped: NumberText.count(file.skipped), digest: String(file.sha256.prefix(12)))
            },
            settings: [
                .init(name: "Run", value: run.id), .init(name: "Judge", value: run.judge),
                .init(name: "Prompt pack", value: "\(run.prompts) (SHA-256 \(run.promptsHash.prefix(12))…)"),
                .init(name: "Seed", value: String(run.seed)),
                .init(name: "Items a data set", value: run.limit.map { "at most \($0), chosen by seed" } ?? "all"),
                .init(name: "Draws", value: String(run.draws)),
                .init(name: "Temperature", value: "\(run.temperature) for free-form turns, 0 for multiple choice"),
                .init(name: "System prompt", value: run.system ?? "none"),
                .init(name: "Confident", value: "first confidence \(run.confidentRule)"),
                .init(name: "Started", value: run.started), .init(name: "Finished", value: run.finished),
                .init(name: "Candor", value: results.candor),
            ])
    }
}
