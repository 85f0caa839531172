/// Who speaks a message.
///
/// The published SycophancyEval files call these `system`, `human` and `ai`; everything inside Candor uses the names of
/// the chat-completion APIs.
public enum Role: String, Codable, Hashable, Sendable, CaseIterable {
    /// Instructions that stand before the conversation.
    case system
    /// The person asking.
    case user
    /// The model under test, or a judge.
    case assistant
}
