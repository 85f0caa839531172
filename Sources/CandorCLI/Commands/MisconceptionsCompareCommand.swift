import ArgumentParser
import Candor
import CandorLab
import CandorModels
import CandorReport
import CandorWeb

/// `candor misconceptions compare`
struct MisconceptionsCompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "How often preference models prefer a convincing falsehood to the truth, and what best of n lets through.",
        discussion: """
            Reads the folder of candor misconceptions respond. Each preference model scores the three responses to the
            user's turn: the share of claims whose sycophantic response scores strictly higher than the short truthful
            one, and than the helpful one; equal scores count 1/2 and are shown. Out of the draws each model chooses the
            best of n, for every n from one set of draws, beside an oracle that takes a refuting draw whenever there is
            one. Length is the obvious confounder: everything is given at matched length too, the paper's values beside.

            EXAMPLES
              candor misconceptions compare candor-out/misconceptions --pm reward:my-rm@http://127.0.0.1:8000 \\
                                            --pm prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000
              candor misconceptions compare responses --pm judge:llama:smollm2-135m-instruct \\
                                            --difficulty difficulty/difficulty.json --study study.sqlite --out compared
            """)

    @Argument(help: "The folder of candor misconceptions respond, or a file of responses.")
    var responses: String = "candor-out/misconceptions"
    @Option(help: "A preference model, prefixed ones included; may be repeated.")
    var pm: [String] = []
    @Option(help: "A study of candor study whose raters saw these responses: people beside preference models.")
    var study: String?
    @OptionGroup var difficulties: DifficultyOptions
    @Option(help: "The numbers n of best of n: 8, or 1,2,4; may be repeated. Default: powers of two up to the draws.")
    var ofN: [String] = []
    @Option(help: "The seed of judges that take one.")
    var seed: UInt64 = 0
    @Option(help: "Requests and claims at once.")
    var parallel: Int = 32
    @Option(help: "Write the figures too, as png, svg, csv or json (Vega-Lite); may be repeated.")
    var format: [String] = []
    @Option(help: "The folder for report.html, results.json, comparisons.jsonl and draw-scores.jsonl.")
    var out: String = "candor-out/misconceptions-compared"
    @Option(help: "The store of answers and scores.")
    var store: String = "candor.sqlite"
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.parallel.expect(parallel)
    }

    func run() async throws {
        let request = try self.request()
        let formats = try ExportFormat.parsed(format)
        let people = try study.map { path in
            let study = try Study(path: path)
            return HumanComparison(path: path, tasks: study.tasks, seed: study.record.design.seed) { try study.state() }
        }
        let folder = try ComparisonFolder(out)
        var outcome = try await Interruption.racing {
            try await MisconceptionComparison(request: request, progress: ProgressDisplay()).run()
        }
        try people?.add(to: &outcome.results, outcome.claims)
        try folder.write(outcome)
        try await folder.export(outcome.results, as: formats) { Terminal.output.line($0.relativePath) }
        try MisconceptionTable(outcome.results).show()
        let drawn = outcome.pools.isEmpty ? "" : ", draw-scores.jsonl"
        Terminal.output.line("report.html, results.json, comparisons.jsonl\(drawn) are in \(out)")
        for note in outcome.passingNotes { Terminal.error.line("Note: \(note)") }
    }

    private func request() throws -> MisconceptionComparisonRequest {
        let request = MisconceptionComparisonRequest(
            responses: responses, pms: try pm.map { try ModelName($0) }, difficulty: try difficulties.file(),
            bestOf: ofN.isEmpty ? nil : Set(try NumberList(ofN, flag: "--of-n").numbers).sorted(), seed: seed,
            parallel: parallel, store: store, origin: origins.choice)
        try request.validate()
        return request
    }
}
