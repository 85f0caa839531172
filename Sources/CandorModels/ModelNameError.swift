/// A text that names no model.
public struct ModelNameError: CandorError, Hashable, Sendable, CustomStringConvertible {
    /// What was given.
    public let text: String

    /// What is wrong and how a name looks.
    public var description: String {
        "'\(text)' names no model: write kind:name, for example llama:smollm2-135m-instruct or openai:gpt-4.1-mini"
    }

    /// The same.
    public var errorDescription: String? { description }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .usage }
}
