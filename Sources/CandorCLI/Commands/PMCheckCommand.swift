import ArgumentParser
import Candor
import CandorModels
import CandorProviders
import CandorStore
import Foundation

/// `candor pm check`
struct PMCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Does a preference model put the response first that people preferred, and what does it pay for?",
        discussion: """
            Accuracy with its interval, beside "always the longer one", by length and with calibration; and for each of the
            24 features, labelled by rules, how often the model, and people, put the response first that has more of it.
            Every score is remembered.

            EXAMPLES
              candor pm check reward:my-rm@http://127.0.0.1:8000 --pairs pairs.jsonl
              candor pm check 'reward:my-rm@http://127.0.0.1:8000?template=chatml' --pairs pairs.jsonl.gz --sample 1000
            """)

    @Argument(help: "The preference model.")
    var model: String
    @Option(help: "A file of pairs: .jsonl, .jsonl.gz or .csv.")
    var pairs: String
    @OptionGroup var reading: PairOptions
    @Option(help: "Requests at once.")
    var parallel: Int = 32
    @Option(help: "A folder to write pm-check.json to.")
    var out: String?
    @Option(help: "The store of answers and scores.")
    var store: String = "candor.sqlite"

    func validate() throws {
        guard parallel > 0 else { throw ValidationError("--parallel must be at least 1") }
    }

    func run() async throws {
        let name = try ModelName(model)
        let named = try await PreferenceModelCatalogue(store: try Store(path: store), parallel: parallel).model(name)
        guard let pm = named.model(for: nil) else {
            throw CommandError(.usage, "'\(name)' is made for certain topics; say which")
        }
        let labeller = try PairLabeller.rules()
        let features = try FeaturePack.builtIn().features
        let check = try await Interruption.racing {
            let scored = try await PairScoring(
                model: pm, labeller: labeller, features: features, parallel: parallel
            ).scored(pairs, reading.settings)
            return try PreferenceModelCheck(of: name.description, scored, features: features.map(\.name))
        }
        if let out {
            let folder = PreferenceFolder(URL(fileURLWithPath: out))
            try folder.write(check, to: folder.url.appendingPathComponent("pm-check.json"))
        }
        PMCheckTable(check: check).show()
    }
}
