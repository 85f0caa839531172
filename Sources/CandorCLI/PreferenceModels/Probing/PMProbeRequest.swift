import Candor
import CandorModels

/// What `candor pm probe` is asked to do.
struct PMProbeRequest: Sendable {
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
    var store: String
    /// Whose answers are remembered, where they came from another address.
    var origin = OriginChoice.ask

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
