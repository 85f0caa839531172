import CandorModels

/// The content of a message, whether it is one text or a list of parts: text is what was said, thinking is reasoning
/// (Mistral's Magistral: `{"type": "thinking", "thinking": [{"type": "text", …}]}`; Databricks: `{"type": "reasoning",
/// "summary": […]}`; Anthropic: `{"type": "thinking", "thinking": "…"}` and `redacted_thinking`).
struct ContentParts {
    /// What was said.
    private(set) var text = ""
    /// What was reasoned, part by part.
    private(set) var reasoning: [String] = []
    /// The provider's refusal, where one stands among the parts.
    private(set) var refusal: String?
    /// Whether there was a part of reasoning, even one that shows nothing.
    private(set) var reasons = false
    /// Whether a tool was called.
    private(set) var callsTool = false

    /// Takes a content apart.
    init(_ content: JSONValue?) {
        switch content {
        case .string(let text): self.text = text
        case .array(let parts): parts.forEach { add($0) }
        case .object: content.map { add($0) }
        default: break
        }
    }

    private mutating func add(_ part: JSONValue) {
        guard let members = part.members else {
            text += part.string ?? ""
            return
        }
        switch members["type"]?.string?.lowercased() ?? "text" {
        case "text", "output_text": text += Self.plain(members["text"] ?? members["content"])
        case "thinking", "reasoning", "redacted_thinking", "think":
            reasons = true
            let inside =
                members["thinking"] ?? members["reasoning"] ?? members["summary"] ?? members["text"]
                ?? members["content"]
            let said = Self.plain(inside)
            if said.isVisible { reasoning.append(said) }
        case "refusal": refusal = (refusal ?? "") + Self.plain(members["refusal"] ?? members["text"])
        case "tool_use", "tool_call", "function_call": callsTool = true
        default: break
        }
    }

    /// The text of a value that is one, holds one, or is a list of such.
    static func plain(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text): text
        case .array(let values): values.map { plain($0) }.joined()
        case .object(let members): plain(members["text"] ?? members["summary"] ?? members["content"])
        default: ""
        }
    }
}
