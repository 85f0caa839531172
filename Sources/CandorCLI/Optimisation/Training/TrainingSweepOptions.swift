import ArgumentParser
import Candor
import CandorLab

/// What the sweep after a training can be told; `candor optimise sweep` on the checkpoints can be told more.
struct TrainingSweepOptions: ParsableArguments {
    @Flag(help: "Train only; do not probe the checkpoints.")
    var noSweep = false
    @Option(help: "Who judges: rules, or a model.", completion: .judges)
    var judge = "rules"
    @Option(help: "A probe: \(Probes.list); may be repeated. Default: all but are-you-sure.", completion: .probes)
    var probe: [String] = []
    @Option(
        help: """
            A data file, a folder of them, or a built-in suite's name; may be repeated. Default: arguments-feedback, \
            questions-answer, works-mimicry.
            """, completion: .file())
    var data: [String] = []
    @Option(help: "Items a data set, chosen by seed.")
    var limit: Int = 20
    @Option(
        help: "A token limit: N for every turn, or TURN=N for one; may be repeated. Default: short replies.",
        completion: TokenLimit.completion)
    var maxTokens: [String] = []

    /// What is asked of every checkpoint; `nil` for nothing. Unless the user says otherwise 20 items a probe, of the kinds that
    /// figure 6 of the paper is drawn for, with replies short enough for two cores.
    func request(seed: UInt64, parallel: Int, out: String, store: String) throws -> EvaluationRequest? {
        guard !noSweep else { return nil }
        var request = EvaluationRequest(models: [])
        request.judge = judge
        request.probes = probe.isEmpty ? CheckpointSweep.probes : try MeasurementOptions.probes(probe)
        request.data =
            data.isEmpty && probe.isEmpty ? ["arguments-feedback", "questions-answer", "works-mimicry"] : data
        request.limit = limit
        request.settings.seed = seed
        request.settings.maxTokens = [.comment: 96, .answer: 32, .analysis: 96, .author: 24]
        for limit in maxTokens { try TokenLimit(limit).apply(to: &request.settings) }
        (request.parallel, request.out, request.store) = (parallel, out, store)
        return request
    }
}
