import ArgumentParser
import CandorLab
import Foundation

/// `candor run`
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run an experiment file of any kind.",
        discussion: """
            The file's kind says which: \(ExperimentKind.known.map(\.rawValue).joined(separator: ", ")); without one it is an
            evaluation. The file says what the flags of the kind's own command would, and the run ends as that command does.
            Re-run the same command to resume.

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

    @Argument(help: "An experiment file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
    var experiment: String
    @Option(
        help: "The folder for the run's files, overriding the file's.",
        completion: .directory)
    var out: String?
    @OptionGroup var store: StoreOptions
    @OptionGroup var origins: OriginOptions

    func run() async throws {
        var plan = try Experiment(file: experiment).plan
        if let out { plan.out = out }
        if let store = store.store { plan.store = store }
        let lab = Lab(command: plan.store, origin: origins.choice, progress: ProgressDisplay())
        // A test sees to it that all kinds are shown.
        guard let shown = plan as? any ShownExperiment else { return try await Self.run(plan, in: lab) }
        try await shown.perform(in: lab)
    }

    private static func run(_ plan: some ExperimentPlan, in lab: Lab) async throws {
        _ = try await Interruption.racing { try await plan.run(in: lab) }
    }
}
