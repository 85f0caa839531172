import ArgumentParser
import Candor
import CandorLab

/// What the sweep after a training can be told; `candor optimise sweep` on the checkpoints can be told more.
struct TrainingSweepOptions: ParsableArguments {
    @Flag(help: "Train only; do not probe the checkpoints.")
    var noSweep = false
    @Option(help: "The judge: rules, or a model.", completion: .judges)
    var judge = "rules"
    @Option(help: "A probe: \(Probes.list); may be repeated. Default: all but are-you-sure.", completion: .probes)
    var probe: [String] = []
    @Option(
        help: """
            A data file, a folder of them, or a built-in suite's name; may be repeated. Default: arguments-feedback, \
            questions-answer, works-mimicry.
            """, completion: .file())
    var data: [String] = []
    @Option(help: "Maximum items per data set, sampled with --seed.")
    var limit: Int = 20
    @Option(
        help: "Limit tokens: N for every turn, or TURN=N for one; may be repeated. Default: short replies.",
        completion: TokenLimit.completion)
    var maxTokens: [String] = []

    /// What is asked of every checkpoint; `nil` for nothing.
    func measurement() throws -> Training.Measurement? {
        guard !noSweep else { return nil }
        var measurement = Training.Measurement()
        (measurement.judge, measurement.data, measurement.limit) = (judge, data, limit)
        if !probe.isEmpty { measurement.probes = try ProbeSelection.known(probe) }
        for limit in maxTokens { try TokenLimit(limit).apply(to: &measurement.maxTokens) }
        return measurement
    }
}
