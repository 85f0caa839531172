import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// `candor optimise best-of-n`
struct OptimiseBestOfNCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "best-of-n",
        abstract: "What choosing by a preference model, or training against it, would do to sycophancy.",
        discussion: """
            A policy responds to every prompt several times (--draws, 32 by default). From this one set of draws follow,
            without sampling anew, the best of n for every n, and the optimum of reinforcement learning at strength β: each
            metric with its interval, beside the divergence from the policy in nats, what every preference model gives the
            chosen responses, and their length. Feedback is compared draw by draw; where there are more pairs of draws than
            --pairs, a sample with known probabilities is judged, and the estimate stays unbiased.

            EXAMPLES
              candor optimise best-of-n --policy openai:qwen@http://127.0.0.1:8000/v1 --draws 32 --probe answer \\
                                        --pm reward:my-rm@http://127.0.0.1:8001 \\
                                        --pm prefixed:non-sycophantic:reward:my-rm@http://127.0.0.1:8001
              candor optimise best-of-n --policy llama:smollm2-135m-instruct --pm head:head.json --limit 20 --draws 16
            """)

    @Option(help: "The model whose responses are chosen among.")
    var policy: String
    @Option(help: "A preference model; may be repeated.")
    var pm: [String] = []
    @Option(help: "The numbers n: 8, or 1,2,4, or 1-32; may be repeated. Default: all.")
    var bestOf: [String] = []
    @Option(
        help:
            "A strength β, in the unit of the score; may be repeated. Default: moving as far as the best of 2, 4, 8, …")
    var beta: [Double] = []
    @Option(help: "Pairs of comments judged for each feedback prompt and its baseline, on average.")
    var pairs: Int = 256
    @OptionGroup var measurement: MeasurementOptions

    func run() async throws {
        let request = try self.request()
        let choosing = BestOfNRun(request: request, progress: ProgressDisplay())
        let run = try await Interruption.racing { try await choosing.run() }
        RunEnding.showBestOfN(run)
    }

    private func request() throws -> BestOfNRequest {
        var evaluation = EvaluationRequest(models: [try ModelName(policy)])
        evaluation.probes = BestOfNRequest.probes
        evaluation.draws = 32
        try measurement.apply(to: &evaluation)
        let request = BestOfNRequest(
            evaluation: evaluation, pms: try pm.map { try ModelName($0) },
            bestOf: bestOf.isEmpty ? nil : Set(try NumberList(bestOf, flag: "--best-of").numbers).sorted(),
            betas: beta.isEmpty ? nil : beta, pairs: pairs)
        try request.validate()
        return request
    }
}
