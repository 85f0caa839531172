import CandorModels
import Foundation

/// What a preference model gave is no score; nothing of the batch is remembered.
public struct ScoreError: Error, Hashable, Sendable {
    /// What is wrong with it.
    public enum Code: String, Hashable, Sendable {
        /// There are more or fewer scores than responses.
        case wrongCount
    }

    /// What is wrong with it.
    public var code: Code
    /// The preference model's name.
    public var model: String
    /// The beginning of the first dialogue whose responses were scored.
    public var dialogue: String
    /// What was given, in words.
    public var given: String

    /// Creates an error.
    /// - Parameters:
    ///   - code: What is wrong.
    ///   - model: The preference model.
    ///   - dialogue: The dialogue whose responses were scored, `nil` if there was none.
    ///   - given: What was given, in words.
    public init(_ code: Code, model: ModelName, dialogue: Dialogue?, given: String) {
        let text = dialogue?.messages.first?.content ?? ""
        self.code = code
        self.model = model.description
        self.dialogue = text.count > 60 ? text.prefix(60) + "…" : text
        self.given = given
    }
}

extension ScoreError: CandorError {
    /// The model, what it gave and to what, in one line.
    public var errorDescription: String? {
        "\(model) gave \(given), scoring responses to '\(dialogue)': a preference model gives each response one. "
            + "Nothing of this batch was remembered."
    }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .data }
}
