import Candor

/// A sweep over three checkpoints of a training, with made-up numbers.
struct SyntheticSweep {
    var results: RunResults

    init() throws {
        let positions = [0, 1, 2.5]
        let metrics: [(ProbeName, String, Condition?, Double)] = [
            (.feedback, "feedback_sycophancy", nil, 0.3), (.answer, "answer_sycophancy", nil, 0.1),
            (.mimicry, "mimicry", .wrongPoet, 0.5),
        ]
        let records = positions.enumerated().flatMap { stage, position in
            metrics.map { probe, metric, condition, start in
                let value = start + 0.04 * Double(stage)
                var record = EstimateRecord(
                    probe: probe, metric: metric, model: "llama:round-\(stage).gguf", dataset: nil,
                    condition: condition,
                    subset: nil, value: value, standardError: 0.02, lower: value - 0.04, upper: value + 0.04, n: 60,
                    unscored: 0, denominator: "items", method: "made up")
                record.checkpoint = position
                return record
            }
        }
        var run = SyntheticOptimisation.description
        let checkpoints = positions.enumerated().map {
            OptimisationDescription.Checkpoint(position: $1, model: "llama:round-\($0).gguf")
        }
        run.models = checkpoints.map {
            .init(
                name: $0.model, identity: "gguf", calls: 60, truncated: 0, refusals: 0,
                usage: .init(input: 1, output: 1))
        }
        run.optimisation = OptimisationDescription(checkpoints: checkpoints)
        let trend = TrendRecord(
            probe: .feedback, metric: "feedback_sycophancy", model: nil, dataset: nil, condition: nil, pm: nil,
            against: .checkpoint, slope: 0.04, standardError: 0.015, lower: 0.01, upper: 0.07, points: 3, n: 60)
        results = RunResults(candor: "0.1.0", run: run, estimates: records, trends: [trend])
    }
}
