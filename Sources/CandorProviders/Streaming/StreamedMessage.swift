import CandorModels

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
