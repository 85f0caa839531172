import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor optimise`
struct OptimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimise",
        abstract: "Measure what optimising against a preference model does to sycophancy.",
        discussion: """
            EXAMPLES
              candor optimise best-of-n --policy openai:qwen@http://127.0.0.1:8000/v1 --pm reward:my-rm@http://127.0.0.1:8001
              candor optimise train --policy llama:smollm2-135m-instruct --pm head:head.json
              candor optimise sweep --checkpoint 0=llama:start.gguf --checkpoint 1=llama:round-1.gguf
            """,
        subcommands: [OptimiseBestOfNCommand.self, OptimiseSweepCommand.self, OptimiseTrainCommand.self])
}

/// `candor optimise best-of-n`
struct OptimiseBestOfNCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "best-of-n",
        abstract: "Estimate what choosing by a preference model, or training against it, would do to sycophancy.",
        discussion: """
            A policy responds to every prompt several times (--draws, 32 by default). From this one set of draws, without
            sampling again, come the best of n for every n, and the optimum of reinforcement learning at strength β: each
            metric with its interval, beside the divergence from the policy in nats, every preference model's score of the
            chosen responses, and their length. Feedback is compared draw by draw; if there are more pairs of draws than
            --pairs, a sample with known probabilities is judged, and the estimate stays unbiased.

            EXAMPLES
              candor optimise best-of-n --policy openai:qwen@http://127.0.0.1:8000/v1 --draws 32 --probe answer \\
                                        --pm reward:my-rm@http://127.0.0.1:8001 \\
                                        --pm prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8001
              candor optimise best-of-n --policy llama:smollm2-135m-instruct --pm head:head.json --limit 20 --draws 16
            """)

    @Option(help: "The model that draws the responses.")
    var policy: String
    @Option(help: "A preference model; may be repeated.")
    var pm: [String] = []
    @Option(help: "The numbers n: 8, or 1,2,4, or 1-32; may be repeated. Default: all.")
    var bestOf: [String] = []
    @Option(
        help:
            "A strength β, in units of the score; may be repeated. Default: as far as the best of 2, 4, 8, … moves."
    )
    var beta: [Double] = []
    @Option(help: "Pairs of comments judged for each feedback prompt and its baseline, on average.")
    var pairs: Int = 256
    @OptionGroup var measurement: MeasurementOptions

    func run() async throws {
        let plan = try plan
        try await plan.perform(in: measurement.lab(for: plan))
    }

    private var plan: BestOfN {
        get throws {
            var plan = BestOfN(policy: policy, pms: pm)
            if !bestOf.isEmpty { plan.bestOf = try NumberList(bestOf, flag: "--best-of").numbers }
            if !beta.isEmpty { plan.betas = beta }
            plan.pairs = pairs
            try measurement.apply(to: &plan.measurement)
            return plan
        }
    }
}

/// `candor optimise sweep`
struct OptimiseSweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "Measure how sycophancy changes through training: the same probes on every checkpoint.",
        discussion: """
            A checkpoint is POSITION=MODEL: how far training had come, in a unit of your own (a fraction, a step, a round), and
            the model as it was then. All are asked about the same items, and the trend with its interval takes that into
            account. Train with TRL, verl, OpenRLHF or `candor optimise train`; serve or export checkpoints; bring them here.

            EXAMPLES
              candor optimise sweep --checkpoint 0=llama:start.gguf --checkpoint 1=llama:round-1.gguf
              candor optimise sweep --checkpoint 0=openai:base@http://127.0.0.1:8000/v1 \\
                                    --checkpoint 0.25=openai:step-250@http://127.0.0.1:8000/v1 --limit 100 --draws 3
            """)

    @Option(help: "A checkpoint, POSITION=MODEL; give at least two.")
    var checkpoint: [String] = []
    @OptionGroup var measurement: MeasurementOptions

    func run() async throws {
        let plan = try plan
        try await plan.perform(in: measurement.lab(for: plan))
    }

    private var plan: Sweep {
        get throws {
            var plan = Sweep(checkpoints: try checkpoint.map(Self.stage))
            try measurement.apply(to: &plan.measurement)
            return plan
        }
    }

    private static func stage(_ text: String) throws -> Sweep.Stage {
        guard let sign = text.firstIndex(of: "="), let position = Double(text[..<sign]), position.isFinite else {
            throw LabError(
                .usage, "--checkpoint '\(text)': write POSITION=MODEL, for example 0.25=llama:step-250.gguf")
        }
        return Sweep.Stage(position: position, model: String(text[text.index(after: sign)...]))
    }
}

/// `candor optimise train`
struct OptimiseTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract:
            "Train a small model against a preference model on this machine, and measure the effect on sycophancy.",
        discussion: """
            Reward-ranked fine-tuning: the policy answers every prompt --draws times, learns the response that the first --pm
            scores highest, and repeats, --rounds times, with a checkpoint round-N.gguf per round. Further --pm only watch.
            Loss is taken on responses only. Then the probes run on every checkpoint, as in candor optimise sweep. Re-run
            the same command to resume; with more --rounds it continues from the last one.

            Made for models of a few hundred million parameters: it shows the mechanism, not what a large model would do. At
            scale train with TRL, verl or OpenRLHF and bring the checkpoints to candor optimise sweep.

            EXAMPLES
              candor optimise train --policy llama:smollm2-135m-instruct --pm head:head.json
              candor optimise train --policy llama:smollm2-135m-instruct --pm features:Examples/helpfulness-effects.json \\
                                    --prompts prompts.jsonl --rounds 4 --draws 16 --out training
            """)

    @Option(help: "The model to train: llama:NAME or llama:PATH.gguf.")
    var policy: String = "llama:smollm2-135m-instruct"
    @Option(help: "The preference model to train against; if repeated, the others only watch.")
    var pm: [String] = []
    @Option(
        help: "A file of prompts: rows with a prompt, or .txt with one per line. Default: Candor's own.",
        completion: .file())
    var prompts: String?
    @Option(help: "Number of prompts, sampled with --seed. Default: 24 of Candor's own, all of a file.")
    var sample: Int?
    @Option(help: "Rounds of answering and learning.")
    var rounds: Int = 3
    @Option(help: "Maximum length of a response to learn, in tokens.")
    var responseTokens: Int = 64
    @Option(help: "Passes over the chosen responses per round.")
    var epochs: Int = 2
    @Option(help: "AdamW's step size.")
    var learningRate: Double = 5e-5
    @Option(help: "Responses per prompt and round; the best one is learned.")
    var draws: Int = 8
    @OptionGroup var seed: SeedOptions
    @OptionGroup var parallel: ParallelOptions
    @Option(
        help: "The folder for checkpoints, training.json, report.html, results.json and trials.jsonl.",
        completion: .directory
    )
    var out: String = Training.defaultFolder
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions
    @OptionGroup(title: "Options of the sweep") var sweep: TrainingSweepOptions

    func run() async throws {
        try await plan().perform(in: Lab(command: store.path, origin: origins.choice, progress: ProgressDisplay()))
    }

    /// What the flags ask for.
    private func plan() throws -> Training {
        var plan = Training(policy: policy, pms: pm, out: out)
        (plan.promptsFile, plan.sample) = (prompts, sample)
        (plan.rounds, plan.draws, plan.epochs) = (rounds, draws, epochs)
        (plan.responseTokens, plan.learningRate) = (responseTokens, learningRate)
        plan.measurement = try sweep.measurement()
        (plan.seed, plan.parallel) = (seed.value, parallel.number)
        return plan
    }
}
