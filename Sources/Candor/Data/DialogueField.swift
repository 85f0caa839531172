import CandorModels

/// A field of a row that holds a dialogue: as text, as a transcript, or as a list of turns.
package struct DialogueField {
    let value: JSONValue
    let name: String
    let place: RowPlace

    package init(_ value: JSONValue, name: String, at place: RowPlace) {
        self.value = value
        self.name = name
        self.place = place
    }

    /// What is answered: a plain text is a user's turn, and a transcript may end by giving the assistant the word.
    /// - Throws: ``DataError`` for a field that is empty or holds something else.
    package func asked() throws -> [Message] {
        guard let text = value.string else { return try messages() }
        guard !text.allSatisfy(\.isWhitespace) else { throw bad("is empty") }
        guard var turns = Transcript(text)?.turns else { return [.user(text)] }
        if turns.last == .assistant("") { turns.removeLast() }
        return turns
    }

    /// A whole dialogue, its response included.
    /// - Throws: ``DataError`` for a text that is no transcript, or something else than text and turns.
    package func whole() throws -> [Message] {
        guard let text = value.string else { return try messages() }
        guard let transcript = Transcript(text) else {
            throw bad("begins with no turn: \"Human:\" or \"Assistant:\" starts a dialogue")
        }
        return transcript.turns
    }

    /// A list of messages, or one message.
    /// - Throws: ``DataError`` for something else, and for a message without role or text.
    func messages() throws -> [Message] {
        if value["content"] != nil || value["value"] != nil { return [try message(value, "")] }
        guard let elements = value.array, !elements.isEmpty else {
            throw bad("must be text or a list of {\"role\", \"content\"}")
        }
        return try elements.enumerated().map { try message($1, "[\($0)]") }
    }

    /// A message as chat APIs have it, or as ShareGPT does (`from`, `value`).
    private func message(_ element: JSONValue, _ part: String) throws -> Message {
        let key = ["role", "from", "type"].first { element[$0] != nil } ?? "role"
        guard let name = element[key]?.string else { throw bad("is missing", in: part + ".role") }
        guard let role = Self.roles[name.lowercased()] else {
            let known = Self.roles.keys.sorted().joined(separator: ", ")
            throw bad("'\(name)' is no role; there are \(known)", in: part + ".\(key)")
        }
        let field = element["content"] == nil && element["value"] != nil ? "value" : "content"
        return Message(role, try said(element[field], part + ".\(field)"))
    }

    /// What a message says: a text, or a list of parts that are texts.
    private func said(_ content: JSONValue?, _ part: String) throws -> String {
        if let text = content?.string { return text }
        guard let parts = content?.array else { throw bad("must be text", in: part) }
        return try parts.enumerated().map { index, element in
            guard let text = element["text"]?.string ?? element.string else {
                throw bad("must be text; pictures and other parts are not read", in: "\(part)[\(index)]")
            }
            return text
        }.joined()
    }

    /// The usual names, and the one that ShareGPT has besides.
    private static let roles = Role.byName.merging(["gpt": .assistant]) { $1 }

    private func bad(_ reason: String, in part: String = "") -> DataError { place.bad(name + part, reason) }
}
