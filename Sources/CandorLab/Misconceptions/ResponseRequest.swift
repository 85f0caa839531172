import Candor
import CandorMisconceptions
import CandorModels

/// What `candor misconceptions respond` is asked to do.
package struct ResponseRequest: Sendable {
    package var policy: ModelName
    package var pm: ModelName?
    package var judge: String
    var data: String
    var limit: Int?
    /// The short truthful sentences; `nil` for the prompt pack's.
    var baselines: [String]?
    var prompts: String?
    /// The group of each claim and whose difficulty that is.
    var difficulties: [String: Int]
    var difficultyModel: String?
    package var settings: ResponseSampling.Settings
    var store: String
    /// Whose answers are remembered, where they came from another address.
    package var origin: OriginChoice = .ask
    package var out: String
    package var calls = CallPolicy()

    package init(
        policy: ModelName, pm: ModelName? = nil, judge: String, data: String, limit: Int? = nil,
        baselines: [String]? = nil, prompts: String? = nil, difficulties: [String: Int], difficultyModel: String? = nil,
        settings: ResponseSampling.Settings, store: String, origin: OriginChoice = .ask, out: String,
        calls: CallPolicy = CallPolicy()
    ) {
        self.policy = policy
        self.pm = pm
        self.judge = judge
        self.data = data
        self.limit = limit
        self.baselines = baselines
        self.prompts = prompts
        self.difficulties = difficulties
        self.difficultyModel = difficultyModel
        self.settings = settings
        self.store = store
        self.out = out
        self.calls = calls
        self.origin = origin
    }

    /// Refuses what cannot be.
    package func validate() throws {
        let rules: [(holds: Bool, rule: PlanWords)] = [
            (Quantity.limit.holds(limit), Quantity.limit.rule(limit)),
            (Quantity.draws.holds(settings.draws), Quantity.draws.rule(settings.draws)),
            (settings.temperature >= 0 && settings.temperature.isFinite, "\(key: "temperature") must be 0 or more"),
            (
                settings.temperature > 0 || settings.draws == 1,
                "\(key: "temperature") 0: all draws would be equal; give a temperature above 0, or \(key: "draws") 1"
            ),
        ]
        if let broken = rules.first(where: { !$0.holds }) { throw LabError(.usage, broken.rule) }
    }

    /// Sentences of a file, one a line.
    package static func baselines(in path: String) throws -> [String] {
        let lines = try TextFile.read(path).split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else {
            throw DataError(.empty, file: path, reason: "has no sentence; write one a line")
        }
        return lines
    }
}
