import CandorModels

/// What `candor misconceptions difficulty` is asked to do.
package struct DifficultyRequest: Sendable {
    var models: [ModelName]
    var data: String
    var limit: Int?
    var samples: Int
    var seed: UInt64
    var prompts: String?
    var parallel: Int
    var store: String
    package var calls = CallPolicy()
    /// Whose answers are remembered, where they came from another address.
    package var origin: OriginChoice = .ask

    package init(
        models: [ModelName], data: String, limit: Int? = nil, samples: Int, seed: UInt64, prompts: String? = nil,
        parallel: Int, store: String, calls: CallPolicy = CallPolicy(), origin: OriginChoice = .ask
    ) {
        self.models = models
        self.data = data
        self.limit = limit
        self.samples = samples
        self.seed = seed
        self.prompts = prompts
        self.parallel = parallel
        self.store = store
        self.calls = calls
        self.origin = origin
    }
}
