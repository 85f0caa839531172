/// One turn of a dialogue.
public struct Message: Codable, Hashable, Sendable {
    /// Who speaks.
    public var role: Role
    /// What is said, as plain text.
    public var content: String

    /// Creates a message.
    /// - Parameters:
    ///   - role: Who speaks.
    ///   - content: What is said.
    public init(_ role: Role, _ content: String) {
        self.role = role
        self.content = content
    }

    /// A system prompt.
    public static func system(_ content: String) -> Message { Message(.system, content) }
    /// A user's turn.
    public static func user(_ content: String) -> Message { Message(.user, content) }
    /// An assistant's turn.
    public static func assistant(_ content: String) -> Message { Message(.assistant, content) }
}
