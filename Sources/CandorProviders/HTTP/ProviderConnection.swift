import CandorModels
import Foundation
import Synchronization

/// What the models of all providers share: the address, the sending, and what the endpoint was found to do and not to take.
final class ProviderConnection: Sendable {
    private let endpoint: Endpoint
    private let identity: ModelIdentity
    private let dialect: any ChatDialect
    private let requester: Requester
    private let memory: (any EndpointMemory)?
    private let adaptation: Mutex<ParameterAdaptation>

    /// Creates a connection that begins with what is remembered about the endpoint.
    init(
        endpoint: Endpoint, identity: ModelIdentity, dialect: any ChatDialect, requester: Requester,
        memory: (any EndpointMemory)? = nil
    ) {
        self.endpoint = endpoint
        self.identity = identity
        self.dialect = dialect
        self.requester = requester
        self.memory = memory
        let known = memory?.facts(about: identity, at: endpoint.address)
        adaptation = Mutex(ParameterAdaptation(known ?? EndpointFacts()))
    }

    /// What is known about the endpoint.
    var facts: EndpointFacts { adaptation.withLock { $0.facts } }

    /// Asks the model. When it refuses a setting, asks again without it; when its first reply shows that it reasons, and the
    /// reasoning used up a limit that was meant for what is said, asks again with room for both.
    /// - Parameters:
    ///   - call: What is asked.
    ///   - prepare: Fits the call to what is known by now.
    /// - Throws: ``ProviderError`` or `CancellationError`.
    func complete(
        _ call: ChatCall, prepare: (ParameterAdaptation, inout ChatCall) -> Void
    ) async throws -> Completion {
        while true {
            let used = adaptation.withLock { $0 }
            let request = request(call, used, prepare)
            let body = try encoded(request)
            do {
                let reply = try await send(body, request)
                learn(from: reply, to: request)
                if Self.reasoningWasInTheWay(of: reply, request),
                    try encoded(self.request(call, adaptation.withLock { $0 }, prepare)) != body
                {
                    continue
                }
                return placed(reply.completion)
            } catch let givenUp as Requester.GivenUp {
                if let completion = try outcome(of: givenUp, request, used: used) { return placed(completion) }
            }
        }
    }

    /// Where the model is served, in one spelling.
    var address: String { endpoint.address }

    /// An error about a request that is not worth sending.
    func refusal(_ detail: String) -> ProviderError {
        endpoint.error(AttemptFailure(refused: detail), attempts: 0)
    }

    private func request(
        _ call: ChatCall, _ adaptation: ParameterAdaptation, _ prepare: (ParameterAdaptation, inout ChatCall) -> Void
    ) -> ChatRequest {
        var call = call
        prepare(adaptation, &call)
        return dialect.request(call, adaptation)
    }

    private func encoded(_ request: ChatRequest) throws(ProviderError) -> Data {
        guard let bytes = JSONValue.object(request.fields).bytes else {
            throw refusal("a parameter holds a number that JSON cannot hold")
        }
        return bytes
    }

    private func placed(_ completion: Completion) -> Completion {
        var completion = completion
        completion.address = endpoint.address
        return completion
    }
}

extension ProviderConnection {
    private func send(_ body: Data, _ request: ChatRequest) async throws -> ChatReply {
        // A server whose text is broken may send it whole the next time; where it does not, it is read as it is.
        let brokenReplies = Mutex(0)
        return try await requester.perform(body, at: endpoint, streams: request.streams) {
            [dialect] reply throws(AttemptFailure) in
            let value = try Self.value(of: reply, dialect) {
                brokenReplies.withLock { count in
                    count += 1
                    return count > 3
                }
            }
            let answer = try dialect.reply(value)
            return (answer, answer.completion.usage)
        }
    }

    /// The body as a value: one JSON object, or the events of a stream put together.
    private static func value(
        of reply: HTTPReply, _ dialect: any ChatDialect, acceptsBrokenText: () -> Bool
    ) throws(AttemptFailure) -> JSONValue {
        if ServerEvent.isStream(reply) { return try dialect.body(ServerEvent.events(in: reply.body)) }
        do {
            let json = try TolerantJSON(reply.body)
            if json.hasBrokenText, !acceptsBrokenText() {
                throw AttemptFailure(odd: "a text in it holds bytes that are no UTF-8")
            }
            return json.value
        } catch let failure as AttemptFailure {
            throw failure
        } catch let oddity as TolerantJSON.Oddity {
            throw oddity.isForeign ? AttemptFailure(unreadable: oddity.reason) : AttemptFailure(odd: oddity.reason)
        } catch {
            throw AttemptFailure(unreadable: "\(error)")
        }
    }

    /// Whether a model reasoned before that was known, so that limit or stop texts met its reasoning instead of what it says.
    private static func reasoningWasInTheWay(of reply: ChatReply, _ request: ChatRequest) -> Bool {
        guard reply.reasons, request.reasoningBudget == 0 else { return false }
        let completion = reply.completion
        if completion.finish == .length { return true }
        return completion.finish == .stop && !completion.withReasoningApart.text.isVisible
    }

    private func learn(from reply: ChatReply, to request: ChatRequest) {
        update { adaptation in
            let facts = adaptation.facts
            if reply.reasons {
                adaptation.learn(\.reasons, true)
            } else if facts.reasons == nil {
                adaptation.learn(\.reasons, false)
            }
            if request.fields["temperature"] != nil { adaptation.learn(\.takesTemperature, true) }
            if request.fields["seed"] != nil { adaptation.learn(\.takesSeed, true) }
            if request.hasSystem { adaptation.learn(\.takesSystem, true) }
            if request.hasPrefill { adaptation.learn(\.continuesPrefill, true) }
            if request.streams { adaptation.learn(\.streams, true) }
            if request.fields["logprobs"] != nil {
                adaptation.learn(\.givesLogProbabilities, reply.completion.tokens?.isEmpty == false)
            }
        }
    }

    /// What becomes of a request that was given up: another one, if it would differ; an answer, where the refusal says how the
    /// answer ended; otherwise an error.
    private func outcome(
        of givenUp: Requester.GivenUp, _ request: ChatRequest, used: ParameterAdaptation
    ) throws -> Completion? {
        let failure = givenUp.failure
        guard failure.isRefusal, let message = failure.message else {
            throw endpoint.error(failure, attempts: givenUp.attempts)
        }
        if message.saysReasoningAteTheLimit {
            update { $0.learn(\.reasons, true) }
            return request.reasoningBudget == 0 ? nil : Completion(text: "", finish: .length)
        }
        // A concurrent request may have adapted already; one made now differs, too.
        let outcome = update { adaptation in
            adaptation != used && adaptation.facts.adaptations != used.facts.adaptations
                ? .adapted(.maxTokens) : adaptation.adapt(to: message, request: request)
        }
        switch outcome {
        case .adapted(let parameter):
            if let note = note(parameter) { requester.activity.noted(note) }
            return nil
        case .refusedToUser(let name):
            throw endpoint.error(failure.naming(name), attempts: givenUp.attempts)
        case .unrelated: throw endpoint.error(failure, attempts: givenUp.attempts)
        }
    }

    private func note(_ parameter: Parameter) -> String? {
        switch parameter {
        case .maxTokens, .maxCompletionTokens, .stream, .streamOptions: nil
        case .system: "\(endpoint.model) takes no system turn: its text stands in the user's turn"
        case .prefill: "\(endpoint.model) does not continue a prefill"
        case .reasoningTokens:
            "\(endpoint.model) takes no more than \(facts.largest(.reasoningTokens)) tokens for reasoning"
        case .topLogProbabilities where facts.largest(.topLogProbabilities) > 0:
            "\(endpoint.model) gives no more than \(facts.largest(.topLogProbabilities)) alternatives for a token"
        default: "\(endpoint.model) does not take \(parameter.rawValue)"
        }
    }

    /// Changes what is known, and has it remembered where it changed.
    @discardableResult
    private func update<Result>(_ change: (inout ParameterAdaptation) -> Result) -> Result {
        let (result, news) = adaptation.withLock { adaptation -> (Result, EndpointFacts?) in
            let before = adaptation.facts
            let result = change(&adaptation)
            return (result, adaptation.facts == before ? nil : adaptation.facts)
        }
        if let news { memory?.learned(news, about: identity, at: endpoint.address) }
        return result
    }
}

extension EndpointFacts {
    /// The largest number that a setting takes, 0 where none is known.
    fileprivate func largest(_ parameter: Parameter) -> Int {
        adaptations.first { $0.setting == parameter.rawValue }?.replacement.flatMap { Int($0) } ?? 0
    }
}
