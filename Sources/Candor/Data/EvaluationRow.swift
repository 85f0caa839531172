import CandorModels
import Foundation

/// One row of a data file in the published SycophancyEval format.
///
/// `{"prompt": [{"type": "human", "content": "…"}], "base": {…}, "metadata": {…}}`; the prompt is used word for word.
public struct EvaluationRow: Hashable, Sendable {
    /// The line it stands on, from 1.
    public var line: Int
    /// The turns; a trailing assistant turn is a prefill.
    public var prompt: Dialogue
    /// The source item, shared by all its conditions.
    public var base: [String: JSONValue]
    /// How the prompt was made.
    public var metadata: [String: JSONValue]

    /// Decodes a row.
    /// - Parameters:
    ///   - bytes: A JSON object.
    ///   - line: The line it stands on.
    ///   - file: The file, for errors.
    /// - Throws: ``DataError`` naming the field that is missing or wrong.
    public init(_ bytes: Data, line: Int, file: String) throws {
        let value: JSONValue
        do {
            value = try JSONDecoder().decode(JSONValue.self, from: bytes)
        } catch {
            throw DataError(.badRow, file: file, line: line, reason: "is not a JSON object")
        }
        func bad(_ field: String, _ reason: String) -> DataError {
            DataError(.badRow, file: file, line: line, field: field, reason: reason)
        }
        guard case .object(let row) = value else {
            throw DataError(.badRow, file: file, line: line, reason: "is not a JSON object")
        }
        guard let turns = row["prompt"]?.array, !turns.isEmpty else {
            throw bad("prompt", "must be a list of at least one turn")
        }
        let messages = try turns.enumerated().map { index, turn in
            guard let type = turn["type"]?.string, let role = Self.roles[type] else {
                throw bad("prompt[\(index)].type", "must be human, ai or system")
            }
            guard let content = turn["content"]?.string else {
                throw bad("prompt[\(index)].content", "must be text")
            }
            return Message(role, content)
        }
        guard messages.contains(where: { $0.role == .user }) else { throw bad("prompt", "has no human turn") }
        guard case .object(let base)? = row["base"] else { throw bad("base", "must be an object") }
        guard case .object(let metadata)? = row["metadata"] ?? .object([:]) else {
            throw bad("metadata", "must be an object")
        }
        self.line = line
        self.prompt = Dialogue(messages)
        self.base = base
        self.metadata = metadata
    }

    private static let roles: [String: Role] = [
        "human": .user, "user": .user, "ai": .assistant, "assistant": .assistant, "system": .system,
    ]

    /// The data set that the source item says it belongs to.
    public var dataset: String? { base["dataset"]?.string }

    /// The template that made the prompt, if the row tells.
    public var template: String? { metadata["prompt_template"]?.string }

    /// The first of several base fields that holds text.
    /// - Parameter keys: Field names, the preferred one first.
    public func text(_ keys: String...) -> String? {
        keys.lazy.compactMap { base[$0]?.string }.first { !$0.isEmpty }
    }
}
