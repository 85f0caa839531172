import Candor
import CandorModels

/// What corrected numbers rest on, in sentences.
public enum GoldText {
    /// By how many verdicts a run's numbers are corrected, whose they are, how far they agree with the run's judge, and what is not
    /// corrected for want of labels; `nil` for a run whose numbers are as its judge has them.
    /// - Parameter results: What the run found.
    public static func text(of results: RunResults) -> String? {
        guard let gold = results.gold else { return nil }
        return ([extent(gold), agreement(gold), gold.forced ? Self.forced : nil] + [remainder(results)])
            .compactMap { $0 }.joined(separator: " ")
    }

    private static let forced =
        "Verdicts that agree no better than chance are among them: these correct the numbers because --force was given."

    private static func extent(_ gold: GoldSummary) -> String {
        let givers = gold.sources.map { $0 == "model" ? "a model" : "people" }.sorted(by: >).joined(separator: " and ")
        return "Numbers are corrected by \(NumberText.count(gold.verdicts)) verdicts of \(givers) on "
            + "\(NumberText.count(gold.trials)) of this run's trials."
    }

    private static func agreement(_ gold: GoldSummary) -> String? {
        guard !gold.agreement.isEmpty else { return nil }
        let parts = gold.agreement.map { found in
            let kappa = found.kappa.map { ", κ \(NumberText.plain($0, decimals: 2))" } ?? ""
            return "\(NumberText.share(found.agreement)) of \(NumberText.count(found.n)) on "
                + "\(found.judge.replacing("_", with: " "))\(kappa)"
        }
        return "They agree with the run's judge in \(parts.joined(separator: "; "))."
    }

    /// Metrics that rest on a judge and stayed as it has them.
    private static func remainder(_ results: RunResults) -> String? {
        let overall = results.estimates.filter { $0.dataset == nil && $0.subset == nil && $0.value != nil }
        let judged = Set(
            Probes.metrics()
                .filter { !$0.questions.isEmpty }.map(\.name))
        guard overall.contains(where: { $0.raw != nil }) else {
            return "No number over all data sets has enough of them to be corrected."
        }
        var left: [String] = []
        for estimate in overall where estimate.raw == nil && judged.contains(estimate.metric) {
            if !left.contains(estimate.metric) { left.append(estimate.metric) }
        }
        guard !left.isEmpty else { return nil }
        return "Wholly or partly as the judge has them, for want of labels: \(left.joined(separator: ", "))."
    }
}
