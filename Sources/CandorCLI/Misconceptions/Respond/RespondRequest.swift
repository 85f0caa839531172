import Candor
import CandorMisconceptions
import CandorModels

/// What `candor misconceptions respond` is asked to do.
struct RespondRequest: Sendable {
    var policy: ModelName
    var pm: ModelName?
    var judge: String
    var data: String
    var limit: Int?
    /// The short truthful sentences; `nil` for the prompt pack's.
    var baselines: [String]?
    var prompts: String?
    /// The group of each claim and whose difficulty that is.
    var difficulties: [String: Int]
    var difficultyModel: String?
    var settings: ResponseSampling.Settings
    var store: String
    /// Whose answers are remembered, where they came from another address.
    var origin = OriginChoice.ask
    var out: String
    var calls = CallPolicy()

    /// Refuses what cannot be.
    func validate() throws {
        let rules: [(holds: Bool, rule: String)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.draws.holds(settings.draws), Quantity.draws.rule(settings.draws)),
            (settings.temperature >= 0 && settings.temperature.isFinite, "--temperature must be 0 or more"),
            (
                settings.temperature > 0 || settings.draws == 1,
                "--temperature 0: all draws would be equal; give a temperature above 0, or --draws 1"
            ),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw CommandError(.usage, broken.rule) }
    }

    /// Sentences of a file, one a line.
    static func baselines(in path: String) throws -> [String] {
        let lines = try TextFile.read(path).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else {
            throw DataError(.empty, file: path, reason: "has no sentence; write one a line")
        }
        return lines
    }
}
