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

/// A message that comes in pieces: texts are joined, parts of one kind that follow each other are one part.
struct StreamedMessage {
    private var texts: [String: String] = [:]
    private var content: [JSONValue] = []
    private var details: [JSONValue] = []
    private var others: [String: JSONValue] = [:]
    private var toolCalls: [JSONValue] = []

    /// Takes a piece.
    mutating func add(_ delta: JSONValue?) {
        for (name, value) in delta?.members ?? [:] where value != .null {
            switch (name, value) {
            case ("content", .string(let text)):
                append(.object(["type": .string("text"), "text": .string(text)]), to: &content)
            case ("content", .array(let parts)): for part in parts { append(part, to: &content) }
            case ("reasoning_details", .array(let parts)): for part in parts { append(part, to: &details) }
            case ("tool_calls", .array(let calls)): toolCalls += calls
            case ("role", _): others[name] = value
            case (_, .string(let text)): texts[name, default: ""] += text
            default: others[name] = value
            }
        }
    }

    /// The message in one piece; its content is a text unless parts of another kind came.
    var value: JSONValue {
        var members = others
        for (name, text) in texts { members[name] = .string(text) }
        if !toolCalls.isEmpty { members["tool_calls"] = .array(toolCalls) }
        if !details.isEmpty { members["reasoning_details"] = .array(details) }
        if content.count == 1, content[0]["type"]?.string == "text" {
            members["content"] = content[0]["text"]
        } else if !content.isEmpty {
            members["content"] = .array(content)
        }
        return .object(members)
    }

    private func append(_ part: JSONValue, to parts: inout [JSONValue]) {
        guard let last = parts.last, let joined = Self.joined(last, part) else {
            parts.append(part)
            return
        }
        parts[parts.count - 1] = joined
    }

    /// Two parts of one kind, and of one place where they say so, as one; `nil` where they are two.
    private static func joined(_ left: JSONValue, _ right: JSONValue) -> JSONValue? {
        guard left["type"] == right["type"], left["index"] == right["index"], var members = left.members else {
            return nil
        }
        for name in ["text", "thinking", "summary", "reasoning"] {
            guard let addition = right[name], addition != .null else { continue }
            members[name] = .string(ContentParts.plain(members[name]) + ContentParts.plain(addition))
        }
        return .object(members)
    }
}
