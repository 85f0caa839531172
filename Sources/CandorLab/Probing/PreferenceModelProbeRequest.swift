import Candor
import CandorModels

/// Probing whose names have been read.
struct PreferenceModelProbeRequest: Sendable {
    /// The plan that it is made from.
    var plan: PreferenceModelProbing
    /// The preference models, each once.
    var pms: [ModelName]
    /// Data files, folders of them, suites; empty for all suites.
    var data: [String]
    var probes: [ProbeName]
    /// Items a data set at most.
    var limit: Int?
    /// Wordings an item at most.
    var wordings: Int
    /// The file of wordings; `nil` for the built-in ones.
    var responses: String?
    var seed: UInt64
    var parallel: Int
    var skipsBadRows: Bool
    /// The folder that is written to; `nil` for none.
    var out: String?
    var store: String
    /// Whose answers are remembered, where they came from another address.
    var origin: OriginChoice

    init(
        plan: PreferenceModelProbing, pms: [ModelName], data: [String], probes: [ProbeName], limit: Int?, wordings: Int,
        responses: String?, seed: UInt64, parallel: Int, skipsBadRows: Bool, out: String?, store: String,
        origin: OriginChoice
    ) {
        self.plan = plan
        self.pms = pms
        self.data = data
        self.probes = probes
        self.limit = limit
        self.wordings = wordings
        self.responses = responses
        self.seed = seed
        self.parallel = parallel
        self.skipsBadRows = skipsBadRows
        self.out = out
        self.store = store
        self.origin = origin
    }

    /// Refuses what cannot be.
    func validate() throws {
        guard !pms.isEmpty else { throw LabError(.usage, "no preference model") }
        guard Set(pms.map(\.description)).count == pms.count else {
            throw LabError(.usage, "the same preference model twice")
        }
        try Quantity.limit.expectHeld(limit)
        try Quantity.wordings.expectHeld(wordings)
        try Quantity.parallel.expectHeld(parallel)
    }

    /// The same choice of items as `candor eval` makes.
    var evaluation: EvaluationRequest {
        var request = EvaluationRequest(models: [])
        request.probes = probes
        request.data = data
        request.limit = limit
        request.settings.seed = seed
        return request
    }
}
