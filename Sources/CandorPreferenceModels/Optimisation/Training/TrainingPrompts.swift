import Candor
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
    /// - Parameter path: JSON Lines, a JSON array, CSV or TSV of `{"prompt": …}`: text, a transcript or a list of turns, so that rows of
    ///   suites and of pairs are prompts too; or a `.txt` file with a prompt a line. `topic` may say what it is about.
    /// - Throws: `DataError` for a file or row that cannot be used, and for a file without prompts.
    public init(path: String) throws {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw DataError(.unreadable, file: path, reason: "no such file")
        }
        let topic = ProbeName(ofFile: path).flatMap { DialogueTopic($0) }
        let isText = path.lowercased().hasSuffix(".txt")
        let found = isText ? try Self.lines(path) : try Self.rows(path, topic)
        prompts = found.uniqued()
        guard !prompts.isEmpty else {
            throw DataError.nothingUsable("has no prompt", in: path, RowProblems(), .prompts)
        }
        name = URL(fileURLWithPath: path).lastPathComponent
        sha256 = Fingerprint.sha256(bytes)
    }

    private static func lines(_ path: String) throws -> [TrainingPrompt] {
        var reader = try LineReader(path: path)
        var prompts: [TrainingPrompt] = []
        while let line = try reader.next() {
            prompts.append(TrainingPrompt(Dialogue([.user(String(decoding: line.bytes, as: UTF8.self).trimmed)])))
        }
        return prompts
    }

    private static func rows(_ path: String, _ topic: DialogueTopic?) throws -> [TrainingPrompt] {
        var reader = try RowReader(path: path, nested: ["prompt"])
        var prompts: [TrainingPrompt] = []
        while let row = try reader.next() { prompts.append(try prompt(row, topic)) }
        return prompts
    }

    private static func prompt(_ row: DataRow, _ topic: DialogueTopic?) throws -> TrainingPrompt {
        guard let value = row["prompt"] else { throw row.bad("prompt", "is missing") }
        let dialogue = Dialogue(try DialogueField(value, name: "prompt", at: row.place).asked()).withoutPrefill
        guard dialogue.messages.last?.role == .user else { throw row.bad("prompt", "must end with a user's turn") }
        guard let named = row["topic"], named != .null else { return TrainingPrompt(dialogue, topic: topic) }
        guard let own = named.string.flatMap(DialogueTopic.init(rawValue:)) else {
            throw row.bad("topic", "must be one of \(DialogueTopic.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return TrainingPrompt(dialogue, topic: own)
    }
}
