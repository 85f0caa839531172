import CandorModels

/// A model that asks each question once: answers come from the store where it has them, and go there before they are used.
///
/// So do failures that asking again can never mend: a prompt that a content filter refuses, a dialogue that is too long. A call that
/// failed for any other reason is asked again the next time.
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
    private let retriesRefused: Bool
    private let observe: @Sendable (AnswerEvent) -> Void
    private let observeFailure: @Sendable (CallFailure) -> Void
    private var underWay: [Call: [CheckedContinuation<Void, Never>]] = [:]
    private var retried: Set<Call> = []

    /// Wraps a model.
    /// - Parameters:
    ///   - model: The model that answers what is not remembered.
    ///   - store: Where answers are.
    ///   - retriesRefused: Whether what was filtered or too long is asked again, once.
    ///   - observe: Told of every answer, remembered or new, in no particular order.
    ///   - observeFailure: Told of every call that failed for good, remembered or new.
    public init(
        _ model: any LanguageModel, store: Store, retriesRefused: Bool = false,
        observe: @escaping @Sendable (AnswerEvent) -> Void = { _ in },
        observeFailure: @escaping @Sendable (CallFailure) -> Void = { _ in }
    ) {
        name = model.name
        identity = model.identity
        addresses = model.addresses
        capabilities = model.capabilities
        self.model = model
        self.store = store
        self.retriesRefused = retriesRefused
        self.observe = observe
        self.observeFailure = observeFailure
    }

    /// The remembered answer, or the model's, which is then remembered. Equal calls at the same time are asked once.
    /// - Throws: `CallFailure` where it is remembered that there is no answer, what the model throws, or ``StoreError``.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let call = Call(to: model, dialogue: dialogue, sampling: sampling, draw: draw)
        while underWay[call] != nil {
            await withCheckedContinuation { underWay[call]?.append($0) }
        }
        underWay[call] = []
        defer {
            for waiter in underWay.removeValue(forKey: call) ?? [] { waiter.resume() }
        }
        return try await answer(to: call, again: retriesRefused && retried.insert(call).inserted)
    }

    private nonisolated func answer(to call: Call, again: Bool) async throws -> Completion {
        let recalled = try await store.recall(call)
        if let remembered = recalled.completion, !(again && remembered.finish == .filtered) {
            observe(AnswerEvent(call: call, completion: remembered, isNew: false))
            return remembered
        }
        if let refusal = recalled.refusal, !again {
            observeFailure(refusal)
            throw refusal
        }
        var said = try await asked(call)
        // In the spelling by which answers from elsewhere are told.
        if said.address.map({ !addresses.contains($0) }) ?? true { said.address = addresses.first }
        // What was remembered and is asked again, empty or filtered, gives way to the new answer.
        try await store.remember(said, to: call, replacing: recalled.isStale || recalled.completion != nil)
        // Another process may have been first; what stays in the store is what every run after this one will use.
        let completion = try await store.answer(to: call) ?? said
        observe(AnswerEvent(call: call, completion: completion, isNew: true))
        return completion
    }

    private nonisolated func asked(_ call: Call) async throws -> Completion {
        do {
            return try await model.complete(call.dialogue, sampling: call.sampling, draw: call.draw)
        } catch let error as any CallError {
            if let failure = error.callFailure {
                if failure.isPermanent { try await store.remember(failure, of: call) }
                observeFailure(failure)
            }
            throw error
        }
    }
}
