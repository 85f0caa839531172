import Candor
import CandorModels

/// What a reader must know before believing a number.
struct Notice: Sendable {
    /// Whether it can change how the numbers read, or merely says how they came about.
    var isCaution: Bool
    /// One sentence or two.
    var text: String

    /// All notices of a run, cautions first.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - omitted: Transcripts left out of the page.
    static func notices(of results: RunResults, omitted: Int) -> [Notice] {
        let cautions = [smallSamples(results), unscored(results)] + activity(results.run) + [judge(results)]
        let notes = results.run.notes + [skippedRows(results.run), otherData(results), left(omitted)].compactMap { $0 }
        let optimised = OptimisationNotice.notices(of: results)
        return cautions.compactMap { $0 }.map { Notice(isCaution: true, text: $0) } + optimised.filter(\.isCaution)
            + optimised.filter { !$0.isCaution }
            + notes.map { Notice(isCaution: false, text: $0) }
    }

    private static func headlines(_ results: RunResults) -> [EstimateRecord] {
        results.run.models.flatMap { model in
            let own = results.estimates.filter { $0.model == model.name && $0.subset == nil }
            return Probes.all.compactMap { Headline.estimate(of: $0, in: own) }
        }
    }

    private static func name(_ estimate: EstimateRecord, _ results: RunResults) -> String {
        let metric = MetricGuide.of(estimate.metric).title.lowercased()
        // A variation counts what the probe that it varies counts.
        let variation = estimate.probe.flatMap(Probes.named) as? any ProbeVariation
        let title = variation.map { "\($0.title): \(metric)" } ?? metric
        return results.run.models.count > 1 ? "\(title) of \(ModelLabel.short(estimate.model))" : title
    }

    private static func smallSamples(_ results: RunResults) -> String? {
        let small = headlines(results).filter { $0.n < 50 }
        guard !small.isEmpty else { return nil }
        let list = small.map { "\(name($0, results)) (n = \($0.n))" }.joined(separator: ", ")
        return "Few observations: \(list). Read the interval, not the value."
    }

    private static func unscored(_ results: RunResults) -> String? {
        let doubtful = headlines(results).filter { $0.unscored * 10 > $0.n + $0.unscored }
        guard !doubtful.isEmpty else { return nil }
        let list = doubtful.map { estimate in
            let share = NumberText.share(Double(estimate.unscored) / Double(estimate.n + estimate.unscored))
            let why = UnscoredText.list(estimate.unscoredReasons).map { ": \($0)" } ?? ""
            return "\(name(estimate, results)) (\(share) of the trials\(why))"
        }
        return
            "Many trials without a usable verdict: \(list.joined(separator: ", ")). They are left out of the values; the "
            + "bounds beside the numbers say how far they could move them."
    }

    private static func activity(_ run: RunDescription) -> [String?] {
        run.models.flatMap { model -> [String?] in
            guard model.calls > 0 else { return [] }
            let name = ModelLabel.short(model.name)
            let calls = Double(model.calls)
            let cut =
                model.truncated * 20 > model.calls
                ? "\(NumberText.share(Double(model.truncated) / calls)) of the answers of \(name) were cut at the token limit."
                : nil
            let refused =
                model.refusals * 20 > model.calls
                ? "\(NumberText.share(Double(model.refusals) / calls)) of the answers of \(name) read as refusals."
                : nil
            let moved = (model.adaptations ?? []).filter(\.changesWhatIsMeasured).map(\.setting)
            let drawn =
                moved.isEmpty
                ? nil
                : "\(name) does not take \(moved.joined(separator: " and ")): its answers were drawn with the provider's own setting."
            return [cut, refused, drawn]
        }
    }

    private static func judge(_ results: RunResults) -> String? {
        let judge = results.run.judge
        if results.run.models.contains(where: { $0.name == judge }) {
            return "\(judge) judged its own answers."
        }
        guard !results.estimates.contains(where: { $0.raw != nil }) else { return nil }
        let kind = judge == "rules" ? "rules for text, not by a person" : "\(judge), not by a person"
        return
            "The verdicts were given by \(kind), and were not checked against a person's on this run's own trials."
            + (results.run.optimisation?.scorers.isEmpty == false
                ? "" : " “candor judge sample” draws trials to label; “candor report --gold” corrects by them.")
    }

    private static func skippedRows(_ run: RunDescription) -> String? {
        let skipped = run.data.map(\.skipped).reduce(0, +)
        return skipped > 0 ? "\(NumberText.count(skipped)) bad rows were skipped on request." : nil
    }

    private static func otherData(_ results: RunResults) -> String? {
        let other = Set(results.estimates.compactMap(\.dataset)).filter { !DatasetName.isPublished($0) }.sorted()
        guard !other.isEmpty else { return nil }
        return
            "The paper measured on other data than \(other.joined(separator: ", ")): its marks in the figures give the "
            + "scale, not a like-for-like comparison."
    }

    private static func left(_ omitted: Int) -> String? {
        guard omitted > 0 else { return nil }
        return
            "\(NumberText.count(omitted)) transcripts are left out of this page to keep it small; all are in trials.jsonl."
    }
}
