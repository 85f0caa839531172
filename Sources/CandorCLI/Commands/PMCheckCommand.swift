import ArgumentParser
import Candor
import CandorModels
import CandorPreferenceModels
import CandorPreferences
import CandorStore
import Foundation

/// `candor pm check`
struct PMCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Does a preference model put the response first that people preferred, and what does it pay for?",
        discussion: """
            Accuracy with its interval, beside "always the longer one" (in characters), and by length; calibration, as
            the scores stand and with one scale fitted to them; and for each of the 24 features, labelled by rules, how
            often the model, and people, put the response first that has more of it. Every score is remembered.

            A model that is made for certain topics, as prefixed: and oracle: are, is told with --topic what the pairs are about.
            An oracle knows the truth about the prompts of --data and of nothing else; other pairs are unscored, and counted.

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
              candor pm check 'reward:my-rm@http://127.0.0.1:8000?template=chatml' --pairs pairs.jsonl.gz --sample 1000
              candor pm check prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl --topic answer
            """)

    @Argument(help: "The preference model.")
    var model: String
    @Option(help: "A file of pairs: JSON Lines, a JSON array, CSV or TSV, also .gz.")
    var pairs: String
    @Option(help: "What the pairs are about: \(DialogueTopic.allCases.map(\.rawValue).joined(separator: ", ")).")
    var topic: String?
    @Option(
        help:
            "What an oracle knows the truth about: a data file, a folder of them, or a suite's name; may be repeated. Default: the built-in suites."
    )
    var data: [String] = []
    @OptionGroup var reading: PairOptions
    @Option(help: "Requests at once.")
    var parallel: Int = 32
    @Option(help: "A folder to write pm-check.json to.")
    var out: String?
    @Option(help: "The store of answers and scores.")
    var store: String = "candor.sqlite"
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.parallel.expect(parallel)
    }

    func run() async throws {
        let name = try ModelName(model)
        let topic = try topic.map(DialogueTopic.parsed)
        let folder = out.map { PreferenceFolder(URL(fileURLWithPath: $0)) }
        try folder?.prepare()
        let catalogue = PreferenceModelCatalogue(
            store: try Store(path: store), parallel: parallel, items: try items(name), seed: reading.seed,
            origins: OriginCheck(origins.choice))
        let named = try await catalogue.model(name)
        let pm = try named.model(named: topic)
        let labeller = try PairLabeller.rules()
        let features = try FeaturePack.builtIn().features
        var check = try await Interruption.racing {
            let scored = try await PairScoring(
                model: pm, labeller: labeller, features: features, parallel: parallel
            ).scored(pairs, reading.settings)
            return try PreferenceModelCheck(of: name.description, scored, features: features.map(\.name))
        }
        check.source = PreferenceModelCheck.Source(
            candor: Version.current, pairs: URL(fileURLWithPath: pairs).lastPathComponent,
            sha256: try Labelling.sha256(ofFile: pairs), seed: reading.seed, sample: reading.sample)
        if let folder { try folder.write(check, to: folder.url.appendingPathComponent("pm-check.json")) }
        PMCheckTable(check: check).show()
        for note in named.notes + catalogue.passingNotes { Terminal.error.line("Note: \(note)") }
    }

    /// What an oracle knows the truth about; nobody else needs to.
    private func items(_ name: ModelName) throws -> [Item] {
        guard !data.isEmpty || name.description.contains("oracle:") else { return [] }
        return try DatasetLoader(probes: Probes.names, badRows: reading.skipBadRows ? .skip : .stop)
            .load(data).flatMap(\.items)
    }
}
