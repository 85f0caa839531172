import CandorModels

extension Role {
    /// The names that roles have in the published files and in chat APIs.
    static let byName: [String: Role] = [
        "human": .user, "user": .user, "ai": .assistant, "assistant": .assistant, "system": .system,
    ]
}
