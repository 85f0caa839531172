import Candor
import CandorModels
import CandorStatistics
import CandorStudy
import Foundation

/// What a study shows, on the terminal.
struct StudyFindings {
    private let analysis: StudyAnalysis
    private let output = Terminal.output

    init(_ analysis: StudyAnalysis) {
        self.analysis = analysis
    }

    /// Groups, agreement, raters, and how many of them would have been needed.
    func show() {
        showGroups()
        output.line()
        output.line("Krippendorff's α \(decimal(analysis.overall.alpha)), Fleiss' κ \(decimal(analysis.overall.kappa))")
        if let left = analysis.leftChosen { output.line("The left response is chosen in \(percent(left))") }
        showRaters()
        showNeeded()
    }

    private func showGroups() {
        output.line()
        if analysis.overall.accuracy != nil {
            let rows = (analysis.strata + [analysis.overall]).map { group in
                [
                    group.stratum ?? (group == analysis.overall ? "all" : "none"), "\(group.tasks)", "\(group.ratings)",
                    percent(group.accuracy?.average), percent(group.accuracy?.majority),
                    "\(group.accuracy?.tiedVotes ?? 0)",
                ]
            }
            let header = ["group", "tasks", "answers", "average right", "majority right", "tied votes"]
            for line in AlignedTable(header: header, rows: rows).lines { output.line(line) }
        } else {
            let rows = analysis.overall.options.sorted { $0.key < $1.key }.map { name, share in
                [name, percent(share.average), percent(share.majority)]
            }
            for line in AlignedTable(header: ["chosen", "average", "majority"], rows: rows).lines { output.line(line) }
        }
    }

    private func showRaters() {
        output.line()
        let rows = analysis.raters.map { rater in
            [
                rater.rater + (rater.isExcluded ? " (left out: \(rater.exclusion ?? "no reason given"))" : ""),
                "\(rater.answered)", percent(rater.accuracy),
                PlainNumber.fixed(rater.medianSeconds, 1),
                "\(rater.checksFailed) of \(rater.checksSeen)",
            ]
        }
        let header = ["rater", "answered", "accuracy", "median s", "checks failed"]
        for line in AlignedTable(header: header, rows: rows).lines { output.line(line) }
    }

    private func showNeeded() {
        guard let needed = analysis.ratersNeeded else { return }
        output.line()
        for line in RatersNeededText(needed).lines { output.line(line) }
    }

    private func percent(_ estimate: Estimate?) -> String {
        guard let estimate, let value = estimate.value else { return "-" }
        guard let lower = estimate.lower, let upper = estimate.upper else { return PlainNumber.percent(value) }
        return "\(PlainNumber.percent(value)) (\(PlainNumber.percent(lower)) to \(PlainNumber.percent(upper)))"
    }

    private func decimal(_ estimate: Estimate) -> String {
        PlainNumber.estimate(estimate.value, estimate.lower, estimate.upper, 2)
    }
}

/// How many raters would have been needed, in words.
struct RatersNeededText {
    private let needed: RatersNeeded

    init(_ needed: RatersNeeded) {
        self.needed = needed
    }

    var lines: [String] {
        let found = PlainNumber.fixed(needed.halfWidthFound * 100, 1)
        let wanted = PlainNumber.fixed(needed.halfWidth * 100, 0)
        return [
            "The average right is known to ±\(found) points. ±\(wanted) points would have taken one of these:",
            "  more raters, each task rated as often as now: \(text(needed.raters))",
            "  the same raters, each task rated more often: \(text(needed.ratersPerItemNeeded)) times",
            "  more tasks, with the same raters: \(text(needed.items))",
            "A majority vote is right \(share(needed.target)) of the time with "
                + (needed.votes.map { "\($0) raters a task" } ?? "no number of raters a task, however large")
                + "; at best it is right \(share(needed.largestShare)) of the time.",
        ]
    }

    private func text(_ number: Int?) -> String { number.map(String.init) ?? "not enough, however many" }

    private func share(_ share: Double) -> String { PlainNumber.percent(share, 0) }
}
