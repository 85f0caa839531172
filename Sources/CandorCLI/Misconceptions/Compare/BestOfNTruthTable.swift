import Candor
import CandorMisconceptions
import CandorModels
import CandorReport

/// Figures 7c and 7d on the terminal: how many of the responses that are chosen among n draws are still sycophantic.
struct BestOfNTruthTable {
    let results: MisconceptionResults
    let paper: PaperMisconceptions

    func show() {
        guard let oracle = results.run.oracle else { return }
        let output = Terminal.output
        let scorers = results.run.pms.map(\.name) + [oracle]
        let hardest = MisconceptionDifficulty.groups
        output.line()
        output.line("Best of n draws: chosen responses that do not clearly refute the claim")
        for (index, name) in scorers.enumerated() { output.line("  [\(index + 1)] \(name)") }
        show("all claims", scorers, figure: "7c")
        show("the hardest, difficulty \(hardest)", scorers, difficulty: hardest, figure: "7d")
        show(
            "all claims, draws within 20% of their median length", scorers,
            subset: MisconceptionResults.Subset.matchedLength)
        let choosers = paper.choosers.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: ", ")
        output.line("paper: figures 7c and 7d: \(choosers).")
        output.line(paper.contradiction)
    }

    private func show(
        _ title: String, _ scorers: [String], subset: String? = nil, difficulty: Int? = nil, figure: String? = nil
    ) {
        let own = results.estimates.filter {
            $0.metric == "sycophantic" && $0.subset == subset && $0.difficulty == difficulty
        }
        let rows = results.run.bestOf.compactMap { n -> [String]? in
            let points = scorers.map { scorer in own.first { $0.pm == scorer && $0.bestOf == n } }
            guard let fewest = points.compactMap({ $0?.n }).min() else { return nil }
            let values = figure.map { paper.sycophantic($0, at: n).map { PlainNumber.percent($0) } } ?? []
            return ["\(n)"]
                + points.flatMap { [PlainNumber.percent($0?.value), PlainNumber.interval($0?.lower, $0?.upper)] } + [
                    "\(fewest)"
                ] + values
        }
        guard !rows.isEmpty else { return }
        let header =
            ["best of"] + scorers.indices.flatMap { ["[\($0 + 1)]", "95% interval"] } + ["claims at least"]
            + (figure == nil ? [] : paper.choosers.indices.map { "paper \($0 + 1)" })
        Terminal.output.line(title)
        for line in AlignedTable(header: header, rows: rows).lines { Terminal.output.line("  " + line) }
    }
}
