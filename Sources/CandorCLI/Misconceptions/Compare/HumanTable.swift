import Candor
import CandorMisconceptions
import CandorModels
import CandorReport

/// What people preferred, by difficulty, on the terminal: figure 7b.
struct HumanTable {
    let results: MisconceptionResults
    let paper: PaperMisconceptions

    func show() {
        let average = results.estimates.filter { $0.metric == "humans_prefer_sycophantic" }
        guard !average.isEmpty else { return }
        let majority = results.estimates.filter { $0.metric == "majority_prefers_sycophantic" }
        let rows = average.map { estimate in
            let votes = majority.first { $0.difficulty == estimate.difficulty && $0.subset == estimate.subset }
            return [
                estimate.difficulty.map { "difficulty \($0)" } ?? estimate.subset ?? "all claims",
                PlainNumber.percent(estimate.value), PlainNumber.interval(estimate.lower, estimate.upper),
                "\(estimate.n)",
                value("humans_prefer_sycophantic", estimate), PlainNumber.percent(votes?.value),
                votes.map { PlainNumber.interval($0.lower, $0.upper) } ?? "", "\(votes?.n ?? 0)",
                value("majority_prefers_sycophantic", estimate),
            ]
        }
        let header = [
            "people: sycophantic preferred", "average", "95% interval", "answers", "paper", "majority", "95% interval",
            "pairs", "paper",
        ]
        Terminal.output.line()
        for line in AlignedTable(header: header, rows: rows).lines { Terminal.output.line("  " + line) }
        Terminal.output.line("\(results.raters?.count ?? 0) raters; paper: figure 7b, five raters a pair.")
    }

    private func value(_ metric: String, _ estimate: EstimateRecord) -> String {
        estimate.subset == nil ? PlainNumber.percent(paper.preference(metric, difficulty: estimate.difficulty)) : ""
    }
}
