import CandorModels

/// A model that is asked at most N things at once.
public struct LimitedModel: LanguageModel {
    private let model: any LanguageModel
    private let limit: CallLimit

    /// Wraps a model.
    /// - Parameters:
    ///   - model: The model.
    ///   - calls: The largest number of calls at once, at least 1.
    public init(_ model: any LanguageModel, calls: Int) {
        self.model = model
        limit = CallLimit(calls)
    }

    /// The wrapped model's name.
    public var name: ModelName { model.name }
    /// The wrapped model's identity.
    public var identity: ModelIdentity { model.identity }
    /// Where the wrapped model is served.
    public var addresses: [String] { model.addresses }
    /// The wrapped model's capabilities.
    public var capabilities: ModelCapabilities { model.capabilities }

    /// The wrapped model's answer.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        try await limit { try await model.complete(dialogue, sampling: sampling, draw: draw) }
    }
}

/// Allows at most N calls at once; waiting calls enter first come, first served.
actor CallLimit {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// How many wait for a place.
    var queued: Int { waiting.count }

    init(_ calls: Int) {
        free = max(1, calls)
    }

    func callAsFunction<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        await enter()
        defer { leave() }
        try Task.checkCancellation()
        return try await body()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
