/// How an answer ended.
public enum FinishReason: String, Hashable, Sendable {
    /// The model ended its turn, or a stop text was met.
    case stop
    /// The token limit cut the answer.
    case length
    /// A content filter took the answer away or cut it.
    case filtered
    /// The provider's own refusal took the answer's place (a refusal field, a refusal as stop reason).
    case refused
    /// The model called a tool instead of answering.
    case toolCall = "tool_call"
}

extension FinishReason: Codable {
    /// Reads a name. Earlier versions wrote `refusal` for both ``filtered`` and ``refused``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        if name == "refusal" {
            self = .refused
        } else if let reason = FinishReason(rawValue: name) {
            self = reason
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "'\(name)' is no way to end")
        }
    }
}
