import CandorModels
import Foundation

/// A model whose failed calls end one trial each, as long as there is reason to hope for the others.
///
/// The first call goes ahead alone: what it shows of the endpoint, the others need not find out again, and if nothing works a
/// single call has been spent. Where not one of the first calls is answered, something is wrong with more than a prompt: the
/// next failure ends the run. What a filter or the context's length refuses says nothing about other prompts.
public actor TriagedModel: LanguageModel {
    /// How many calls may fail before the first answer.
    public static let firstCalls = 3

    /// The wrapped model's name.
    public nonisolated var name: ModelName { model.name }
    /// The wrapped model's identity.
    public nonisolated var identity: ModelIdentity { model.identity }
    /// Where the wrapped model is served.
    public nonisolated var addresses: [String] { model.addresses }
    /// The wrapped model's capabilities.
    public nonisolated var capabilities: ModelCapabilities { model.capabilities }

    private let model: any LanguageModel
    private let failsFast: Bool
    private var hasAnswered = false
    private var failures = 0
    private var isLeading = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Wraps a model.
    /// - Parameters:
    ///   - model: The model that is asked, without what is remembered of it.
    ///   - failsFast: Whether the first call that fails for good ends the run.
    public init(_ model: any LanguageModel, failsFast: Bool = false) {
        self.model = model
        self.failsFast = failsFast
    }

    /// The model's answer.
    /// - Throws: The model's error; ``HopelessError`` where no call has been answered, or after any failure if so asked for.
    public func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        while isLeading, !hasAnswered { await withCheckedContinuation { waiting.append($0) } }
        try Task.checkCancellation()
        guard !hasAnswered else { return try await ask(dialogue, sampling, draw) }
        isLeading = true
        defer {
            isLeading = false
            let woken = waiting
            waiting = []
            for waiter in woken { waiter.resume() }
        }
        return try await ask(dialogue, sampling, draw)
    }

    private func ask(_ dialogue: Dialogue, _ sampling: Sampling, _ draw: Int) async throws -> Completion {
        do {
            let completion = try await model.complete(dialogue, sampling: sampling, draw: draw)
            hasAnswered = true
            return completion
        } catch let error as any CallError {
            guard let failure = error.callFailure else { throw error }
            if failure.kind == .failed { failures += 1 }
            if failsFast || !hasAnswered && failures >= Self.firstCalls { throw HopelessError(underlying: error) }
            throw error
        }
    }
}

/// An error of one call that ends the run all the same.
public struct HopelessError: Error {
    /// What the call failed of.
    public let underlying: any Error

    /// Creates an error.
    /// - Parameter underlying: What the call failed of.
    public init(underlying: any Error) {
        self.underlying = underlying
    }
}

extension HopelessError: CandorError {
    /// What the call failed of.
    public var errorDescription: String? { (underlying as? any LocalizedError)?.errorDescription ?? "\(underlying)" }
    /// What to do about it.
    public var recoverySuggestion: String? { (underlying as? any LocalizedError)?.recoverySuggestion }

    /// What a command exits with that the error below it ends.
    public var exitStatus: ExitStatus? { ExitStatus(of: underlying) }
}

extension TriagedModel: EndpointDescribing {
    /// What the wrapped model's endpoint was found to do; nothing where it has none.
    public nonisolated var facts: EndpointFacts { (model as? any EndpointDescribing)?.facts ?? EndpointFacts() }
    /// Where the wrapped model is served.
    public nonisolated var address: String? { (model as? any EndpointDescribing)?.address }
}
