import CandorModels

/// What `candor misconceptions difficulty` is asked to do.
struct DifficultyRequest: Sendable {
    var models: [ModelName]
    var data: String
    var limit: Int?
    var samples: Int
    var seed: UInt64
    var prompts: String?
    var parallel: Int
    var store: String
    var calls = CallPolicy()
    /// Whose answers are remembered, where they came from another address.
    var origin = OriginChoice.ask
}
