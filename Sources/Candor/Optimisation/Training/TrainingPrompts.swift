import CandorModels
import Foundation

/// The prompts of a file, each once.
public struct TrainingPrompts: Hashable, Sendable {
    /// The file's name.
    public var name: String
    /// SHA-256 of the file's bytes, in hexadecimal.
    public var sha256: String
    /// The prompts, in the file's order.
    public var prompts: [TrainingPrompt]

    /// The prompts that ship with Candor: requests for feedback, questions and small talk in which users let show what they would
    /// like to hear. None of them is in a suite.
    public static var builtIn: String { Resources.path("PreferenceModels/training-prompts.jsonl") }

    /// Reads a file.
    /// - Parameter path: JSON lines, plain or gzip, of `{"prompt": …}`: text, a transcript or a list of turns, so that rows of
    ///   suites and of pairs are prompts too; or a `.txt` file with a prompt a line. `topic` may say what it is about.
    /// - Throws: ``DataError`` for a file or row that cannot be used, and for a file without prompts.
    public init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        let isText = path.hasSuffix(".txt")
        let topicOfFile = ProbeKind(ofFile: path).flatMap { DialogueTopic($0) }
        var reader = try LineReader(path: path)
        var found: [TrainingPrompt] = []
        while let line = try reader.next() {
            let prompt =
                isText
                ? TrainingPrompt(Dialogue([.user(String(decoding: line.bytes, as: UTF8.self).trimmed)]))
                : try Self.prompt(line, file: path, topic: topicOfFile)
            found.append(prompt)
        }
        prompts = found.uniqued()
        guard !prompts.isEmpty else { throw DataError(.empty, file: path, reason: "has no prompt") }
        name = URL(fileURLWithPath: path).lastPathComponent
        sha256 = Fingerprint.sha256(bytes)
    }

    private static func prompt(_ line: LineReader.Line, file: String, topic: DialogueTopic?) throws -> TrainingPrompt {
        func bad(_ field: String?, _ reason: String) -> DataError {
            DataError(.badRow, file: file, line: line.number, field: field, reason: reason)
        }
        guard case .object(let row)? = try? JSONDecoder().decode(JSONValue.self, from: line.bytes) else {
            throw bad(nil, "is not a JSON object")
        }
        guard let value = row["prompt"] else { throw bad("prompt", "is missing") }
        let turns = try DialogueField(value: value, name: "prompt", line: line.number, file: file).asked()
        let dialogue = Dialogue(turns).withoutPrefill
        guard dialogue.messages.last?.role == .user else { throw bad("prompt", "must end with a user's turn") }
        guard let named = row["topic"], named != .null else { return TrainingPrompt(dialogue, topic: topic) }
        guard let own = named.string.flatMap(DialogueTopic.init(rawValue:)) else {
            throw bad("topic", "must be one of \(DialogueTopic.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return TrainingPrompt(dialogue, topic: own)
    }
}
