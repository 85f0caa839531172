import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor optimise sweep`
struct OptimiseSweepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sweep",
        abstract: "How sycophancy moves through training: the same probes on every checkpoint.",
        discussion: """
            A checkpoint is POSITION=MODEL: how far training had come, in a unit of your own (a fraction, a step, a round), and
            the model as it was then. All are asked about the same items, and the trend with its interval takes that into
            account. Train with TRL, verl, OpenRLHF or `candor optimise train`; serve or export checkpoints; bring them here.

            EXAMPLES
              candor optimise sweep --checkpoint 0=llama:start.gguf --checkpoint 1=llama:round-1.gguf
              candor optimise sweep --checkpoint 0=openai:base@http://127.0.0.1:8000/v1 \\
                                    --checkpoint 0.25=openai:step-250@http://127.0.0.1:8000/v1 --limit 100 --draws 3
            """)

    @Option(help: "POSITION=MODEL; repeated, twice or more.")
    var checkpoint: [String] = []
    @OptionGroup var measurement: MeasurementOptions

    func run() async throws {
        let sweep = try self.sweep()
        let run = try await Interruption.racing { try await sweep.run(progress: ProgressDisplay()) }
        RunEnding.showSweep(run)
    }

    private func sweep() throws -> CheckpointSweep {
        var request = EvaluationRequest(models: [])
        request.probes = CheckpointSweep.probes
        try measurement.apply(to: &request)
        return try CheckpointSweep(checkpoint.map { try Checkpoint($0) }, like: request)
    }
}
