import CandorModels
import Foundation

/// Puts a stream of chat completion chunks together to the body that the same answer has in one piece
/// (https://platform.openai.com/docs/api-reference/chat-streaming).
struct OpenAIStream {
    private var top: [String: JSONValue] = [:]
    private var message = StreamedMessage()
    private var choice: [String: JSONValue] = [:]
    private var logProbabilities: [JSONValue] = []
    private var isDone = false
    private var hasChoice = false

    /// Takes an event.
    /// - Throws: ``AttemptFailure``, where it reports an error or cannot be read.
    mutating func add(_ event: ServerEvent) throws(AttemptFailure) {
        if event.isDone {
            isDone = true
            return
        }
        guard !isDone else { return }
        let chunk = try event.value()
        guard let members = chunk.members else { return }
        if let error = members["error"], !error.isNothing { throw AttemptFailure(reported: chunk) }
        for (name, value) in members where name != "choices" && value != .null { top[name] = value }
        for choice in members["choices"]?.array ?? [] where choice["index"].map({ $0.count == 0 }) ?? true {
            add(choice)
        }
    }

    private mutating func add(_ choice: JSONValue) {
        hasChoice = true
        for (name, value) in choice.members ?? [:]
        where !["delta", "message", "logprobs"].contains(name) && value != .null {
            self.choice[name] = value
        }
        logProbabilities += choice["logprobs"]?["content"]?.array ?? []
        message.add(choice["delta"] ?? choice["message"])
    }

    /// The body.
    /// - Throws: ``AttemptFailure``, where the stream broke off before its end.
    func body() throws(AttemptFailure) -> JSONValue {
        guard hasChoice else {
            guard isDone || top["usage"] != nil else {
                throw AttemptFailure(brokenOff: "the stream broke off before it said anything")
            }
            return .object(top)
        }
        guard isDone || choice["finish_reason"] != nil || choice["error"] != nil else {
            throw AttemptFailure(brokenOff: "the stream broke off before its end")
        }
        var choice = choice
        choice["message"] = message.value
        if !logProbabilities.isEmpty { choice["logprobs"] = .object(["content": .array(logProbabilities)]) }
        var body = top
        body["choices"] = .array([.object(choice)])
        return .object(body)
    }
}

extension ServerEvent {
    /// What it carries, as JSON.
    /// - Throws: ``AttemptFailure`` where it is none.
    func value() throws(AttemptFailure) -> JSONValue {
        do {
            return try TolerantJSON(Data(data.utf8)).value
        } catch {
            throw AttemptFailure(odd: "an event of its stream cannot be read: \(error.reason)")
        }
    }
}
