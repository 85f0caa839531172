import ArgumentParser
import CandorLab
import Foundation

/// `candor run`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run an experiment file of any kind: an evaluation, a sweep over checkpoints, best of n.",
        discussion: """
            The file's kind says which: evaluation (as without a kind), sweep or best-of-n. It says what the flags of candor
            eval, candor optimise sweep and candor optimise best-of-n would, and ends as they do. Interrupted, the same command
            resumes where it was.

            EXAMPLES
              candor run experiment.yaml
              candor run sweep.yaml --out candor-out/sweep --store experiments.sqlite

            A SWEEP, AND BEST OF N
              kind: sweep
              checkpoints:
                - {position: 0, model: "llama:start.gguf"}
                - {position: 1, model: "llama:round-1.gguf"}

              kind: best-of-n
              policy: llama:smollm2-135m-instruct
              pm: head:head.json
            """)

    @Argument(help: "An experiment file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String
    @Option(
        help: "Where report.html, results.json and trials.jsonl go, instead of where the file says.",
        completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions

    func run() async throws {
        let origin = origins.choice
        switch try Experiment(file: experiment) {
        case .evaluation(var plan):
            place(&plan)
            var request = try plan.request()
            request.origin = origin
            try request.validate()
            let evaluation = EvaluationRun(request: request, progress: ProgressDisplay())
            let run = try await Interruption.racing { try await evaluation.run() }
            try RunEnding.show(run, of: request)
        case .sweep(var plan):
            place(&plan.measurement)
            let sweep = try plan.sweep(origin: origin)
            let run = try await Interruption.racing { try await sweep.run(progress: ProgressDisplay()) }
            RunEnding.showSweep(run)
        case .bestOfN(var plan):
            place(&plan.measurement)
            let choosing = BestOfNRun(request: try plan.request(origin: origin), progress: ProgressDisplay())
            let run = try await Interruption.racing { try await choosing.run() }
            RunEnding.showBestOfN(run)
        }
    }

    private func place(_ plan: inout Evaluation) {
        if let out { plan.out = out }
        if let store = store.store { plan.store = store }
    }
}
