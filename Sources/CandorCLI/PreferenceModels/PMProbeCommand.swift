import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor pm probe`
struct PMProbeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "probe",
        abstract: "How much more does a preference model pay for a response that agrees with the user?",
        discussion: """
            Every prompt of the data gets pairs of responses that differ in nothing but in whether they agree with the user: the
            answer that the user suggests or another, praise or blame for what the user likes, giving in when challenged or
            standing by a right answer, the author whom the user names or the right one. Both are scored, and so are the
            very same two where the user implies nothing: what the margin grows by, the shift, is what the user's hint
            alone buys. Several models are shown side by side, on the same pairs. Every score is remembered.

            EXAMPLES
              candor pm probe reward:my-rm@http://127.0.0.1:8000 --out probed
              candor pm probe head:head.json judge:llama:smollm2-135m-instruct --data questions-answer --limit 20
              candor pm probe reward:my-rm@http://127.0.0.1:8000 \\
                              prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000 --probe feedback
            """)

    @Argument(help: "The preference model; several are shown side by side.")
    var models: [String]
    @Option(
        help: "A data file, a folder of them, or a suite's name; may be repeated. Default: the built-in suites.",
        completion: .file())
    var data: [String] = []
    @Option(help: "A probe: \(Probes.list); may be repeated. Default: all that apply.", completion: .probes)
    var probe: [String] = []
    @Option(help: "Items a data set, chosen by seed. Default: all.")
    var limit: Int?
    @Option(help: "Wordings of the responses an item; more than there are means all.")
    var wordings: Int = 2
    @Option(help: "The wordings (YAML), instead of the built-in ones.", completion: .file())
    var responses: String?
    @OptionGroup var seed: SeedOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(
        help: "A folder to write pm-probe.json and, with every pair and its scores, pm-probe-pairs.jsonl to.",
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
