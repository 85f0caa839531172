import CandorModels

/// A preference model that scores each response once: scores come from the store where it has them, and go there before they
/// are used.
public struct RememberingPreferenceModel: PreferenceModel {
    /// The wrapped model's name.
    public var name: ModelName { model.name }
    /// The wrapped model's identity.
    public var identity: ModelIdentity { model.identity }

    private let model: any PreferenceModel
    private let store: Store
    private let observe: @Sendable (_ new: Int, _ remembered: Int) -> Void

    /// Wraps a preference model.
    /// - Parameters:
    ///   - model: The model that scores what is not remembered.
    ///   - store: Where scores are.
    ///   - observe: Told after each batch how many scores are new, and how many were remembered.
    public init(
        _ model: any PreferenceModel, store: Store,
        observe: @escaping @Sendable (_ new: Int, _ remembered: Int) -> Void = { _, _ in }
    ) {
        self.model = model
        self.store = store
        self.observe = observe
    }

    /// The remembered score, or the model's, which is then remembered.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        // As many scores as responses: one.
        try await scores(of: [(dialogue, response)]).reduce(0, +)
    }

    /// Remembered scores, and for the rest the model's, asked in one go and without repeating equal ones.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        let keys = try responses.map {
            try ScoreKey(model: identity, dialogue: $0.dialogue, response: $0.response)
        }
        var known: [ScoreKey: Double] = [:]
        for (key, score) in zip(keys, try await store.scores(for: keys)) { known[key] = score }
        let remembered = known.count
        var missing: [(key: ScoreKey, at: Int)] = []
        var seen: Set<ScoreKey> = []
        for (index, key) in keys.enumerated() where known[key] == nil && seen.insert(key).inserted {
            missing.append((key, index))
        }
        if !missing.isEmpty {
            let new = try await model.scores(of: missing.map { responses[$0.at] })
            try await store.remember(new, for: missing.map(\.key), by: identity)
            for (place, score) in zip(missing, new) { known[place.key] = score }
        }
        observe(missing.count, remembered)
        return keys.compactMap { known[$0] }
    }
}
