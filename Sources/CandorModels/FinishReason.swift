/// Why an answer ended.
public enum FinishReason: String, Codable, Hashable, Sendable {
    /// The model ended its turn, or a stop text was met.
    case stop
    /// The token limit cut the answer.
    case length
    /// The model or its provider declined to answer (a content filter, a refusal field).
    case refusal
}
