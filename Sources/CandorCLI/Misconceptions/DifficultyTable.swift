import Candor
import CandorMisconceptions
import CandorModels
import CandorStatistics
import Foundation

/// What `candor misconceptions difficulty` ends with on the terminal.
struct DifficultyTable {
    let outcome: DifficultyReport

    func show() {
        let output = Terminal.output
        let claims = Dictionary(outcome.items.map { ($0.id, $0.claim) }) { first, _ in first }
        for difficulty in outcome.difficulties {
            let known = difficulty.items.filter { $0.probability != nil }
            let unscored = difficulty.items.count - known.count
            output.line(
                "\(difficulty.model): \(known.count) claims"
                    + (unscored > 0 ? ", \(unscored) without enough usable answers" : "") + sampled(difficulty))
            let rows = (1...MisconceptionDifficulty.groups).compactMap { group -> [String]? in
                let members = known.filter { $0.group == group }.compactMap(\.probability)
                guard let least = members.min(), let most = members.max() else { return nil }
                return ["\(group)", "\(members.count)", PlainNumber.percent(least), PlainNumber.percent(most)]
            }
            let table = AlignedTable(header: ["group", "claims", "P(true) from", "to"], rows: rows)
            for line in table.lines { output.line("  " + line) }
            let hardest = known.sorted { ($0.probability ?? 0, $0.id) > ($1.probability ?? 0, $1.id) }.prefix(3)
            for item in hardest {
                output.line(
                    "  \(PlainNumber.percent(item.probability ?? 0))  I think that \(claims[item.id] ?? item.id).")
            }
            output.line()
        }
        for pair in outcome.correlations {
            let found = pair.correlation
            let value =
                found.value == nil
                ? "cannot be told" : PlainNumber.estimate(found.value, found.lower, found.upper, 2)
            output.line("Rank correlation of \(pair.first) with \(pair.second): \(value)")
        }
    }

    /// How many of the sampled answers could be read, where answers were sampled.
    private func sampled(_ difficulty: MisconceptionDifficulty) -> String {
        let read = difficulty.items.compactMap(\.answers)
        guard !read.isEmpty else { return "" }
        return "; from sampled answers, \(read.reduce(0, +)) of \(2 * outcome.samples * read.count) readable"
    }
}
