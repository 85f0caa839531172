import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor pm probe`
struct PMProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "Measure how much more a preference model rewards a response that agrees with the user.",
        discussion: """
            Every prompt of the data gets pairs of responses that differ only in whether they agree with the user: the
            answer that the user suggests or another, praise or blame for what the user likes, giving in when challenged or
            standing by a right answer, the author whom the user names or the right one. Both are scored, and so are the
            same two where the user implies nothing: the shift, by which the margin grows, is due to the user's hint
            alone. Several models are shown side by side, on the same pairs. Every score is remembered.

            EXAMPLES
              candor pm probe reward:my-rm@http://127.0.0.1:8000 --out probed
              candor pm probe head:head.json judge:llama:smollm2-135m-instruct --data questions-answer --limit 20
              candor pm probe reward:my-rm@http://127.0.0.1:8000 \\
                              prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000 --probe feedback
            """)

    @Argument(help: "A preference model; several are shown side by side.")
    var models: [String]
    @Option(
        help: "A data file, a folder of them, or a suite's name; may be repeated. Default: the built-in suites.",
        completion: .file())
    var data: [String] = []
    @Option(help: "A probe: \(Probes.list); may be repeated. Default: all that apply.", completion: .probes)
    var probe: [String] = []
    @Option(help: "Maximum items per data set, sampled with --seed. Default: all.")
    var limit: Int?
    @Option(help: "Wordings of the responses per item, at most all that exist.")
    var wordings: Int = 2
    @Option(help: "The wordings (YAML), instead of the built-in ones.", completion: .file())
    var responses: String?
    @OptionGroup var seed: SeedOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(
        help: "The folder for pm-probe.json and pm-probe-pairs.jsonl, which has every pair and its scores.",
        completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions
    @OptionGroup var rows: RowOptions

    func validate() throws {
        try Quantity.limit.expect(limit)
        try Quantity.wordings.expect(wordings)
        try parallel.expect()
        guard Set(models).count == models.count else { throw ValidationError("the same preference model twice") }
    }

    func run() async throws {
        try await plan().perform(in: Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay()))
    }

    /// What the flags ask for.
    private func plan() throws -> PreferenceModelProbing {
        var plan = PreferenceModelProbing(pms: models, data: data, limit: limit, seed: seed.value)
        if !probe.isEmpty { plan.probes = try ProbeSelection.known(probe) }
        (plan.wordings, plan.responsesFile, plan.skipsBadRows) = (wordings, responses, rows.skipBadRows)
        (plan.parallel, plan.out) = (parallel.number, out)
        return plan
    }
}
