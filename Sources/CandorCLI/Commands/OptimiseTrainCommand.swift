import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor optimise train`
struct OptimiseTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a small model against a preference model, here, and watch what it does to sycophancy.",
        discussion: """
            Reward-ranked fine-tuning: the policy answers every prompt --draws times, learns the response that the first --pm
            scores highest, and again, --rounds times; a checkpoint round-N.gguf a round. Further --pm only watch. Loss is taken
            on responses alone. Then the probes are run on every checkpoint, as candor optimise sweep does. Interrupted, the
            same command goes on where it was; with more --rounds it goes on from the last one.

            Made for models of a few hundred million parameters: it shows the mechanism, not what a large model would do. At
            scale train with TRL, verl or OpenRLHF and bring the checkpoints to candor optimise sweep.

            EXAMPLES
              candor optimise train --policy llama:smollm2-135m-instruct --pm head:head.json
              candor optimise train --policy llama:smollm2-135m-instruct --pm features:Examples/helpfulness-effects.json \\
                                    --prompts prompts.jsonl --rounds 4 --draws 16 --out training
            """)

    @Option(help: "The model that is trained: llama:NAME or llama:PATH.gguf.")
    var policy: String = "llama:smollm2-135m-instruct"
    @Option(help: "The preference model that is trained against; repeated, the further ones only watch.")
    var pm: [String] = []
    @Option(help: "A file of prompts: rows with a prompt, or .txt with one a line. Default: Candor's own.")
    var prompts: String?
    @Option(help: "Prompts drawn at random, by seed. Default: 24 of Candor's own, all of a file.")
    var sample: Int?
    @Option(help: "Rounds of answering and learning.")
    var rounds: Int = 3
    @Option(help: "The longest response that is learned, in tokens.")
    var responseTokens: Int = 64
    @Option(help: "How often a round goes through what it learns.")
    var epochs: Int = 2
    @Option(help: "AdamW's step size.")
    var learningRate: Double = 5e-5
    @Option(help: "Responses to each prompt in each round, of which the best is learned.")
    var draws: Int = 8
    @Option(help: "The seed of prompts, responses, the order of learning, and the sweep's items.")
    var seed: UInt64 = 0
    @Option(help: "Calls at once; with 1 a fresh run repeats to the byte.")
    var parallel: Int = 32
    @Option(help: "Where checkpoints, training.json, report.html, results.json and trials.jsonl go.")
    var out: String = "candor-out/training"
    @Option(help: "The store of answers and scores.")
    var store: String = "candor.sqlite"
    @OptionGroup var origins: OriginOptions
    @OptionGroup(title: "Options of the sweep") var sweep: TrainingSweepOptions

    func run() async throws {
        let request = try self.request()
        #if Llama
            let outcome = try await Interruption.racing {
                let training = try await TrainingRun(request, progress: ProgressDisplay()).run()
                TrainingTable(training: training).show()
                return try await request.sweep(of: training)?.run(progress: ProgressDisplay())
            }
            guard let outcome else {
                Terminal.output.line("Written: \(request.out)")
                return
            }
            TrendTable(results: outcome.results).show()
            Summary(results: outcome.results, report: outcome.folder.report).showNotes()
        #else
            throw ModelCatalogue.missingLlama(request.policy)
        #endif
    }

    private func request() throws -> TrainingRequest {
        let request = TrainingRequest(
            policy: try ModelName(policy), pms: try pm.map { try ModelName($0) }, prompts: prompts,
            sample: sample ?? (prompts == nil ? 24 : nil),
            rounds: rounds, draws: draws, maxTokens: responseTokens, epochs: epochs, learningRate: learningRate,
            measured: try sweep.request(seed: seed, parallel: parallel, out: out, store: store), seed: seed,
            parallel: parallel, out: out, store: store, origin: origins.choice)
        try request.validate()
        return request
    }
}
