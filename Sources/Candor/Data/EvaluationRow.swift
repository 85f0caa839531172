import CandorModels
import Foundation

/// One row of a data file in the published SycophancyEval format.
///
/// `{"prompt": [{"type": "human", "content": "…"}], "base": {…}, "metadata": {…}}`; the prompt is used word for word.
public struct EvaluationRow: Hashable, Sendable {
    /// The file, as the user named it.
    let file: String
    /// The line it stands on, from 1.
    public var line: Int
    /// The turns; a trailing assistant turn is a prefill.
    public var prompt: Dialogue
    /// The source item, shared by all its conditions.
    public var base: [String: JSONValue]
    /// How the prompt was made.
    public var metadata: [String: JSONValue]

    /// The element of the file's JSON array, from 1; `nil` where rows stand one a line.
    public var element: Int?
    /// What is written otherwise than the format has it and was read all the same: field and how it was read.
    public var readings: [String: String] = [:]

    /// Decodes a row.
    /// - Parameters:
    ///   - bytes: A JSON object.
    ///   - line: The line it stands on.
    ///   - file: The file, for errors.
    /// - Throws: ``DataError`` naming the field that is missing or wrong.
    public init(_ bytes: Data, line: Int, file: String) throws {
        try self.init(DataRow(bytes, at: RowPlace(file: file, line: line)))
    }

    /// Takes a row's fields.
    /// - Throws: ``DataError`` naming the field that is missing or wrong.
    init(_ row: DataRow) throws {
        guard case .object(let base)? = row["base"] else {
            throw row["prompt"] == nil
                ? row.bad("prompt", "is missing") : row.bad("base", "must be an object with the source item")
        }
        guard case .object(let metadata)? = row["metadata"] ?? .object([:]) else {
            throw row.bad("metadata", "must be an object")
        }
        file = row.place.file
        line = row.place.line
        element = row.place.element
        prompt = Dialogue(try Self.messages(row))
        self.base = base
        self.metadata = metadata
        if row["prompt"]?.string != nil { readings["prompt"] = "is text: read as one human turn" }
        for (field, value) in base where Self.answers.contains(field) {
            let values = value.array ?? [value]
            let hasNumber = values.contains { if case .number = $0 { true } else { false } }
            if hasNumber { readings["base.\(field)"] = "is a number: read as text" }
        }
    }

    private static func messages(_ row: DataRow) throws -> [Message] {
        if let text = row["prompt"]?.string {
            guard text.isVisible else { throw row.bad("prompt", "is empty") }
            return [.user(text)]
        }
        guard let turns = row["prompt"]?.array, !turns.isEmpty else {
            throw row.bad(
                "prompt", row["prompt"] == nil ? "is missing" : "must be text or a list of at least one turn")
        }
        let messages = try turns.enumerated().map { index, turn in
            guard let type = (turn["type"] ?? turn["role"])?.string, let role = roles[type] else {
                throw row.bad("prompt[\(index)].type", "must be human, ai or system")
            }
            guard let content = turn["content"]?.string else {
                throw row.bad("prompt[\(index)].content", "must be text")
            }
            return Message(role, content)
        }
        guard messages.contains(where: { $0.role == .user }) else { throw row.bad("prompt", "has no human turn") }
        return messages
    }

    private static let roles: [String: Role] = [
        "human": .user, "user": .user, "ai": .assistant, "assistant": .assistant, "system": .system,
    ]

    /// Fields of the base in which a number is an answer.
    private static let answers: Set = [
        "answer", "answers", "answers_list", "correct_answer", "long_correct_answer", "incorrect_answer",
    ]

    /// The data set that the source item says it belongs to.
    public var dataset: String? { base["dataset"]?.string }

    /// The template that made the prompt, if the row tells.
    public var template: String? { metadata["prompt_template"]?.string }

    /// The first of several base fields that holds text, or a number, which counts as its text.
    /// - Parameter keys: Field names, the preferred one first.
    public func text(_ keys: String...) -> String? {
        keys.lazy.compactMap { base[$0]?.plainText }.first { !$0.isEmpty }
    }
}
