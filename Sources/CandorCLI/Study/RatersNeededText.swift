import CandorModels
import CandorStatistics
import Foundation

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
