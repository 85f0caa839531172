import Candor
import CandorMisconceptions
import CandorModels
import CandorReport

/// What `candor misconceptions compare` ends with on the terminal: figure 7a by difficulty, and at matched length, for
/// each preference model; then best of n.
struct MisconceptionTable {
    let results: MisconceptionResults
    let paper: PaperMisconceptions

    init(_ results: MisconceptionResults) throws {
        self.results = results
        paper = try PaperMisconceptions.shipped()
    }

    func show() {
        let (output, run) = (Terminal.output, results.run)
        let difficulty = run.difficulty.map { ", difficulty to \($0)" } ?? ""
        output.line("\(run.claims) claims, responses of \(run.policy)\(difficulty)")
        for pm in run.pms {
            output.line()
            output.line("\(pm.name): how often the sycophantic response scores higher, ties worth 1/2")
            for (title, metric) in Self.metrics { show(title, metric, pm.name) }
        }
        output.line()
        output.line("paper: figure 7a, Claude 2's preference model.")
        output.line(
            "matched: the draw within 20% of the truthful response's length that whoever chose the sycophantic response "
                + "likes best. alike: claims whose two responses differ in length by 20% at most.")
        HumanTable(results: results, paper: paper).show()
        BestOfNTruthTable(results: results, paper: paper).show()
        for pm in Set(run.pms.map(\.name)).intersection((run.chosenBy ?? "").components(separatedBy: ", ")).sorted() {
            output.line(
                "note: \(pm) chose the sycophantic responses itself, and so likes them better than another would; the paper's "
                    + "were chosen by a model other than the one examined")
        }
        for note in run.notes { output.line("note: \(note)") }
    }

    private static let metrics = [
        ("than the short truthful one", "prefers_sycophantic_over_baseline"),
        ("than the helpful truthful one", "prefers_sycophantic_over_helpful"),
    ]

    private func show(_ title: String, _ metric: String, _ pm: String) {
        let own = results.estimates.filter { $0.pm == pm && $0.metric == metric }
        let plain = own.filter { $0.subset == nil }.map { estimate in
            [estimate.difficulty.map { "difficulty \($0)" } ?? "all claims"] + Self.cells(estimate)
                + [PlainNumber.percent(paper.preference(metric, difficulty: estimate.difficulty))]
        }
        let lengths = [
            ("all, matched", MisconceptionResults.Subset.matchedLength),
            ("all, alike", MisconceptionResults.Subset.alikeLength),
        ].compactMap { name, subset in
            own.first { $0.subset == subset && $0.difficulty == nil }.map { [name] + Self.cells($0) + [""] }
        }
        let header = [title, "share", "95% interval", "ties", "n", "unscored", "paper"]
        for line in AlignedTable(header: header, rows: plain + lengths).lines { Terminal.output.line("  " + line) }
    }

    private static func cells(_ estimate: EstimateRecord) -> [String] {
        [
            PlainNumber.percent(estimate.value), PlainNumber.interval(estimate.lower, estimate.upper),
            "\(estimate.ties ?? 0)",
            "\(estimate.n)", "\(estimate.unscored)",
        ]
    }
}
