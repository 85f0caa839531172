import ArgumentParser
import Candor
import CandorLab
import CandorMisconceptions
import CandorModels
import Foundation

/// `candor misconceptions difficulty`
struct MisconceptionsDifficultyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "difficulty",
        abstract: "How true models think misconceptions are: eight groups from the easiest to the hardest.",
        discussion: """
            Each model is asked whether a claim is (A) true or (B) false, and with the options the other way round: P(true) over the
            two letters, the mean of both orders, from log-probabilities or, where there are none, from --samples answers in each
            order, half of which must be readable. Claims are ranked by it, ties by id, and divided into eight equal groups. Of several models the rank
            correlation is shown: whose difficulty is it?

            EXAMPLES
              candor misconceptions difficulty --model llama:smollm2-135m-instruct --limit 40
              candor misconceptions difficulty --model openai:gpt-4.1-mini --model openai:gpt-4.1 --out difficulty
            """)

    @Option(help: "A model that is asked; may be repeated.")
    var model: [String] = []
    @Option(help: "A file of misconceptions. Default: Candor's own.")
    var data: String?
    @Option(help: "Claims, chosen by seed. Default: all.")
    var limit: Int?
    @Option(help: "Answers sampled in each order where a model gives no log-probabilities.")
    var samples: Int = 16
    @Option(help: "The seed of the choice, of sampled answers and of resampling.")
    var seed: UInt64 = 0
    @Option(help: "A prompt pack (YAML) with wording of your own.")
    var prompts: String?
    @Option(help: "Calls at once.")
    var parallel: Int = 32
    @Option(help: "A folder to write difficulty.json to.")
    var out: String?
    @Option(help: "The store of answers.")
    var store: String = "candor.sqlite"
    @OptionGroup var calls: CallOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.limit.expect(limit)
        try Quantity.samples.expect(samples)
        try Quantity.parallel.expect(parallel)
    }

    func run() async throws {
        let request = try self.request()
        let folder = out.map { OutputFolder(path: $0) }
        try folder?.prepare()
        let outcome = try await Interruption.racing {
            try await DifficultyRun(request: request, progress: ProgressDisplay()).measured()
        }
        DifficultyTable(outcome: outcome).show()
        request.calls.failures.show()
        try folder.map { try $0.write(outcome, to: $0.file("difficulty.json")) }
    }

    private func request() throws -> DifficultyRequest {
        guard !model.isEmpty else {
            throw LabError(.usage, "no model: say which with --model, for example llama:smollm2-135m-instruct")
        }
        let models = try model.map { try ModelName($0) }
        // An address is no part of what answers are remembered under: the second model would be given the first one's.
        guard Set(models.map { "\($0.kind):\($0.rest)" }).count == models.count else {
            throw LabError(.usage, "--model: the same model twice")
        }
        return DifficultyRequest(
            models: models, data: data ?? Misconceptions.builtIn, limit: limit, samples: samples, seed: seed,
            prompts: prompts, parallel: parallel, store: store, calls: calls.policy, origin: origins.choice)
    }
}
