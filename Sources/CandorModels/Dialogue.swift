/// What a model is asked: the turns so far, in order.
///
/// When the last turn is the assistant's, it is a *prefill*: text that the model continues rather than a finished turn.
/// Only models whose ``LanguageModel/capabilities`` say so are given one.
public struct Dialogue: Hashable, Sendable {
    /// The turns, oldest first.
    public var messages: [Message]

    /// Creates a dialogue.
    /// - Parameter messages: The turns, oldest first.
    public init(_ messages: [Message]) {
        self.messages = messages
    }

    /// The text that the model is to continue, if the last turn is the assistant's.
    public var prefill: String? {
        guard let last = messages.last, last.role == .assistant else { return nil }
        return last.content
    }

    /// The same dialogue without a trailing assistant turn.
    public var withoutPrefill: Dialogue {
        prefill == nil ? self : Dialogue(Array(messages.dropLast()))
    }

    /// The dialogue with further turns at its end.
    /// - Parameter turns: The turns to add.
    /// - Returns: A longer dialogue; the receiver is unchanged.
    public func adding(_ turns: Message...) -> Dialogue {
        Dialogue(messages + turns)
    }
}

extension Dialogue: Codable {
    /// Reads a plain array of messages.
    public init(from decoder: any Decoder) throws {
        messages = try decoder.singleValueContainer().decode([Message].self)
    }

    /// Writes a plain array of messages.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(messages)
    }
}
