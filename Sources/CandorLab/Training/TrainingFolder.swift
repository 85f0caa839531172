import Candor
import CandorModels
import CandorPreferenceModels
import Foundation

/// The folder of a training: `training.json`, for each round `round-N.gguf` and `round-N.jsonl`, and the sweep's files.
struct TrainingFolder {
    let url: URL

    init(_ path: String) {
        url = URL(fileURLWithPath: path)
    }

    private var record: URL { url.appendingPathComponent("training.json") }

    /// The file of the policy after a round, 0 for the start.
    func checkpoint(_ round: Int) -> URL { url.appendingPathComponent(Self.name(round)) }

    static func name(_ round: Int) -> String { "round-\(round).gguf" }

    /// The rounds done so far; a folder without a training gets this one.
    /// - Throws: ``LabError`` if the folder holds another training.
    func opened(for plan: TrainingDescription.Plan) throws -> TrainingDescription {
        guard record.existing != nil else {
            let fresh = TrainingDescription(plan: plan)
            try OutputFolder(url).write(fresh, to: record)
            return fresh
        }
        let found: TrainingDescription = try OutputFolder.read(record)
        guard found.plan == plan else {
            throw LabError(
                .usage,
                "\(url.relativePath) holds another training (its settings are in training.json): choose another \(key: "out"), "
                    + "or remove it")
        }
        return found
    }

    /// Writes what was done, and the responses of a round.
    func write(_ description: TrainingDescription, _ pools: [TrainingPool], round: Int, pm: String) throws {
        let folder = OutputFolder(url)
        try folder.write(
            pools.map { TrainingLine($0, round: round, pm: pm) }, asLinesOf: folder.file("round-\(round).jsonl"))
        try folder.write(description, to: record)
    }
}

/// A line of `round-N.jsonl`: a prompt with the responses of a round's policy.
struct TrainingLine: Encodable {
    struct Response: Encodable {
        var text: String
        var complete: Bool
        var scores: [String: Double?]
        /// Whether the next round learns it.
        var kept: Bool
    }

    var round: Int
    var prompt: TrainingPrompt
    var responses: [Response]

    init(_ pool: TrainingPool, round: Int, pm: String) {
        self.round = round
        prompt = pool.prompt
        let best = pool.best(by: pm)
        responses = pool.draws.enumerated().map { index, draw in
            Response(
                text: draw.text, complete: draw.isComplete, scores: pool.scores.mapValues { $0[index] },
                kept: index == best)
        }
    }
}
