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
