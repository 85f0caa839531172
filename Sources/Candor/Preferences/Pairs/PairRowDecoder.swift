import CandorModels

/// Reads one row as two responses to one dialogue.
///
/// Three forms are known: hh-rlhf's `{"chosen", "rejected"}` of whole dialogues (as text or as lists of messages), the same
/// with a `prompt` and bare responses, and `{"prompt" | "dialogue", "response_a", "response_b", "preferred"}`.
struct PairRowDecoder {
    /// A row's content, A and B as the file has them.
    struct Content {
        var dialogue: [Message]
        var responseA: String
        var responseB: String
        var preferred: Preference
        var id: String?
        var rater: String?
    }

    /// A well-formed row that tells nothing about preferences.
    struct Unusable: Error {
        var problem: PairProblem
    }

    private let row: JSONValue
    private let line: Int
    private let file: String

    init(_ row: PairRows.Row, file: String) {
        self.row = row.value
        line = row.line
        self.file = file
    }

    /// The row's content.
    /// - Throws: ``DataError`` for a bad row, ``Unusable`` for one that is left out.
    func content() throws -> Content {
        var content = try row["chosen"] != nil || row["rejected"] != nil ? published() : ordered()
        content.id = try name("id")
        content.rater = try name("rater")
        guard content.dialogue.last?.role == .user else { throw Unusable(problem: .notAfterHuman) }
        let responses = [content.responseA, content.responseB].map(\.trimmed)
        guard !responses.contains("") else { throw Unusable(problem: .emptyResponse) }
        guard responses[0] != responses[1] else { throw Unusable(problem: .equalResponses) }
        return content
    }

    // MARK: The forms

    private func published() throws -> Content {
        if let prompt = row["prompt"] ?? row["dialogue"], let chosen = row["chosen"]?.string,
            let rejected = row["rejected"]?.string, Transcript(chosen) == nil, Transcript(rejected) == nil
        {
            let dialogue = try turns(prompt, field: row["prompt"] == nil ? "dialogue" : "prompt")
            return Content(dialogue: dialogue, responseA: chosen, responseB: rejected, preferred: .a)
        }
        let (chosen, rejected) = (try whole("chosen"), try whole("rejected"))
        guard let answer = chosen.last, let other = rejected.last, answer.role == .assistant, other.role == .assistant
        else { throw Unusable(problem: .noResponse) }
        guard chosen.dropLast() == rejected.dropLast() else { throw Unusable(problem: .earlierTurnsDiffer) }
        return Content(
            dialogue: Array(chosen.dropLast()), responseA: answer.content, responseB: other.content, preferred: .a)
    }

    private func ordered() throws -> Content {
        let field = row["prompt"] == nil ? "dialogue" : "prompt"
        guard let prompt = row[field] else {
            throw bad(
                "prompt",
                "is missing; a row is {\"chosen\", \"rejected\"} or "
                    + "{\"prompt\" or \"dialogue\", \"response_a\", \"response_b\", \"preferred\"}")
        }
        return Content(
            dialogue: try turns(prompt, field: field), responseA: try text("response_a"),
            responseB: try text("response_b"), preferred: try preferred())
    }

    // MARK: Fields

    /// A whole dialogue, its response included.
    private func whole(_ field: String) throws -> [Message] {
        guard let value = row[field] else { throw bad(field, "is missing") }
        return try DialogueField(value: value, name: field, line: line, file: file).whole()
    }

    /// What is answered.
    private func turns(_ value: JSONValue, field: String) throws -> [Message] {
        try DialogueField(value: value, name: field, line: line, file: file).asked()
    }

    private func text(_ field: String) throws -> String {
        guard let value = row[field] else { throw bad(field, "is missing") }
        guard let text = value.string else { throw bad(field, "must be text") }
        return text
    }

    private func preferred() throws -> Preference {
        guard let value = row["preferred"], value != .null else { throw bad("preferred", "is missing") }
        guard let preference = Preference(value) else {
            throw bad("preferred", "must be \"a\", \"b\", \"tie\" or A's share of the raters, a number from 0 to 1")
        }
        return preference
    }

    /// An id or a rater: text or a number.
    private func name(_ field: String) throws -> String? {
        switch row[field] {
        case nil, .null?: return nil
        case .string(let text)?: return text.isEmpty ? nil : text
        case .number(let number)?: return Int(exactly: number).map(String.init) ?? String(number)
        default: throw bad(field, "must be text or a number")
        }
    }

    private func bad(_ field: String, _ reason: String) -> DataError {
        DataError(.badRow, file: file, line: line, field: field, reason: reason)
    }
}
