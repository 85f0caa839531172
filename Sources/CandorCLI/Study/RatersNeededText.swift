import CandorStatistics
import Foundation

/// How many raters would have been needed, in words.
struct RatersNeededText {
    private let needed: RatersNeeded

    init(_ needed: RatersNeeded) {
        self.needed = needed
    }

    var lines: [String] {
        let found = String(format: "%.1f", needed.halfWidthFound * 100)
        let wanted = String(format: "%.0f", needed.halfWidth * 100)
        return [
            "The average right is known to ±\(found) points. For ±\(wanted) points it would have taken, each alone:",
            "  \(text(needed.raters, "raters with as many a task")); "
                + "\(text(needed.ratersPerItemNeeded, "raters a task with as many raters")); "
                + text(needed.items, "tasks with as many raters"),
            "A majority vote is right \(share(needed.target)) of the time with "
                + (needed.votes.map { "\($0) raters a task" } ?? "no number of raters a task")
                + ", and at best \(share(needed.largestShare)) of the time",
        ]
    }

    private func text(_ number: Int?, _ what: String) -> String {
        (number.map(String.init) ?? "no number of") + " " + what
    }

    private func share(_ share: Double) -> String { String(format: "%.0f%%", share * 100) }
}
