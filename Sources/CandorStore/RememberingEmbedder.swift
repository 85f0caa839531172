import CandorModels

/// An embedder that embeds each response once: vectors come from the store where it has them, and go there before they are
/// used.
public struct RememberingEmbedder: ResponseEmbedder {
    /// The wrapped embedder's name.
    public var name: ModelName { embedder.name }
    /// The wrapped embedder's identity.
    public var identity: ModelIdentity { embedder.identity }

    private let embedder: any ResponseEmbedder
    private let recipe: String
    private let store: Store
    private let observe: @Sendable (_ new: Int, _ remembered: Int) -> Void

    /// Wraps an embedder.
    /// - Parameters:
    ///   - embedder: What embeds what is not remembered.
    ///   - recipe: How it makes a vector: vectors of another recipe are other vectors.
    ///   - store: Where vectors are.
    ///   - observe: Told after each batch how many distinct vectors are new, and how many were remembered.
    public init(
        _ embedder: any ResponseEmbedder, recipe: String, store: Store,
        observe: @escaping @Sendable (_ new: Int, _ remembered: Int) -> Void = { _, _ in }
    ) {
        self.embedder = embedder
        self.recipe = recipe
        self.store = store
        self.observe = observe
    }

    /// Remembered vectors, and for the rest the embedder's, asked in one go and without repeating equal ones.
    public func embed(
        _ responses: [(dialogue: Dialogue, response: String)], window: Int
    ) async throws -> [[Float]] {
        let keys = try responses.map {
            try EmbeddingKey(
                model: identity, recipe: recipe, window: window, dialogue: $0.dialogue, response: $0.response)
        }
        var known: [EmbeddingKey: [Float]] = [:]
        for (key, vector) in zip(keys, try await store.embeddings(for: keys)) { known[key] = vector }
        let remembered = known.count
        var missing: [(key: EmbeddingKey, at: Int)] = []
        var seen: Set<EmbeddingKey> = []
        for (index, key) in keys.enumerated() where known[key] == nil && seen.insert(key).inserted {
            missing.append((key, index))
        }
        if !missing.isEmpty {
            let new = try await embedder.embed(missing.map { responses[$0.at] }, window: window)
            // A vector that cannot be used is not kept for later either.
            let usable = zip(missing, new).filter { !$1.isEmpty && $1.allSatisfy(\.isFinite) }
            try await store.remember(usable.map(\.1), for: usable.map(\.0.key), by: identity)
            for (place, vector) in zip(missing, new) { known[place.key] = vector }
        }
        observe(missing.count, remembered)
        return keys.compactMap { known[$0] }
    }
}
