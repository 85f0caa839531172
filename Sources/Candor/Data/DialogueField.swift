import CandorModels

/// A field of a row that holds a dialogue: as text, as a transcript, or as a list of turns.
struct DialogueField {
    let value: JSONValue
    let name: String
    let line: Int
    let file: String

    /// What is answered: a plain text is a user's turn, and a transcript may end by giving the assistant the word.
    /// - Throws: ``DataError`` for a field that is empty or holds something else.
    func asked() throws -> [Message] {
        guard let text = value.string else { return try messages() }
        guard !text.allSatisfy(\.isWhitespace) else { throw bad("is empty") }
        guard var turns = Transcript(text)?.turns else { return [.user(text)] }
        if turns.last == .assistant("") { turns.removeLast() }
        return turns
    }

    /// A whole dialogue, its response included.
    /// - Throws: ``DataError`` for a text that is no transcript, or something else than text and turns.
    func whole() throws -> [Message] {
        guard let text = value.string else { return try messages() }
        guard let transcript = Transcript(text) else {
            throw bad("begins with no turn: \"Human:\" or \"Assistant:\" starts a dialogue")
        }
        return transcript.turns
    }

    private func messages() throws -> [Message] {
        guard let elements = value.array, !elements.isEmpty else {
            throw bad("must be text or a list of {\"role\", \"content\"}")
        }
        return try elements.enumerated().map { index, element in
            let key = element["role"] == nil ? "type" : "role"
            guard let name = element[key]?.string else { throw bad("is missing", in: "[\(index)].role") }
            guard let role = Self.roles[name.lowercased()] else {
                let known = Self.roles.keys.sorted().joined(separator: ", ")
                throw bad("'\(name)' is no role; there are \(known)", in: "[\(index)].\(key)")
            }
            guard let said = element["content"]?.string else { throw bad("must be text", in: "[\(index)].content") }
            return Message(role, said)
        }
    }

    private static let roles: [String: Role] = [
        "human": .user, "user": .user, "ai": .assistant, "assistant": .assistant, "system": .system,
    ]

    private func bad(_ reason: String, in part: String = "") -> DataError {
        DataError(.badRow, file: file, line: line, field: name + part, reason: reason)
    }
}
