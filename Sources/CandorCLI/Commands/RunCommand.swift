import ArgumentParser
import CandorLab
import Foundation

/// `candor run`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run an experiment file of any kind: an evaluation, a sweep, best of n, an audit of preferences …",
        discussion: """
            The file's kind says which; without one it is an evaluation. The kinds: \(kinds).

            It says what the flags of the kind's own command would, and ends as that does. Interrupted, the same command resumes
            where it was.

            EXAMPLES
              candor run experiment.yaml
              candor run sweep.yaml --out candor-out/sweep --store experiments.sqlite

            A SWEEP, BEST OF N, AN AUDIT
              kind: sweep
              checkpoints:
                - {position: 0, model: "llama:start.gguf"}
                - {position: 1, model: "llama:round-1.gguf"}

              kind: best-of-n
              policy: llama:smollm2-135m-instruct
              pm: head:head.json

              kind: audit
              pairs: pairs.jsonl.gz
              labeller: openai:gpt-4.1
            """)

    private static var kinds: String { ExperimentKind.known.map(\.rawValue).joined(separator: ", ") }

    @Argument(help: "An experiment file (YAML).")
    var experiment: String
    @Option(help: "Where the run's files go, instead of where the file says.")
    var out: String?
    @Option(help: "The store of answers and runs, instead of the file's.")
    var store: String?
    @OptionGroup var origins: OriginOptions

    func run() async throws {
        var plan = try Experiment(file: experiment).plan
        if let out { plan.out = out }
        if let store { plan.store = store }
        let lab = Lab(command: plan.store, origin: origins.choice, progress: ProgressDisplay())
        // A test sees to it that all kinds are shown.
        guard let shown = plan as? any ShownExperiment else { return try await Self.run(plan, in: lab) }
        try await shown.perform(in: lab)
    }

    private static func run(_ plan: some ExperimentPlan, in lab: Lab) async throws {
        _ = try await Interruption.racing { try await plan.run(in: lab) }
    }
}
