import CandorModels

/// A model that asks each question once: answers come from the store where it has them, and go there before they are used.
public actor RememberingModel: LanguageModel {
    /// The wrapped model's name.
    public nonisolated let name: ModelName
    /// The wrapped model's identity.
    public nonisolated let identity: ModelIdentity
    /// Where the wrapped model is served.
    public nonisolated let addresses: [String]
    /// The wrapped model's capabilities.
    public nonisolated let capabilities: ModelCapabilities

    private let model: any LanguageModel
    private let store: Store
    private let observe: @Sendable (AnswerEvent) -> Void
    private var underWay: [Call: [CheckedContinuation<Void, Never>]] = [:]

    /// Wraps a model.
    /// - Parameters:
    ///   - model: The model that answers what is not remembered.
    ///   - store: Where answers are.
    ///   - observe: Told of every answer, remembered or new, in no particular order.
    public init(
        _ model: any LanguageModel, store: Store, observe: @escaping @Sendable (AnswerEvent) -> Void = { _ in }
    ) {
        name = model.name
        identity = model.identity
        addresses = model.addresses
        capabilities = model.capabilities
        self.model = model
        self.store = store
        self.observe = observe
    }

    /// The remembered answer, or the model's, which is then remembered. Equal calls at the same time are asked once.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let call = Call(to: model, dialogue: dialogue, sampling: sampling, draw: draw)
        while underWay[call] != nil {
            await withCheckedContinuation { underWay[call]?.append($0) }
        }
        underWay[call] = []
        defer {
            for waiter in underWay.removeValue(forKey: call) ?? [] { waiter.resume() }
        }
        return try await answer(to: call)
    }

    private nonisolated func answer(to call: Call) async throws -> Completion {
        if let remembered = try await store.answer(to: call) {
            observe(AnswerEvent(call: call, completion: remembered, isNew: false))
            return remembered
        }
        var said = try await model.complete(call.dialogue, sampling: call.sampling, draw: call.draw)
        // In the spelling by which answers from elsewhere are told.
        if said.address.map({ !addresses.contains($0) }) ?? true { said.address = addresses.first }
        try await store.remember(said, to: call)
        // Another process may have been first; what stays in the store is what every run after this one will use.
        let completion = try await store.answer(to: call) ?? said
        observe(AnswerEvent(call: call, completion: completion, isNew: true))
        return completion
    }
}
