import Candor
import CandorModels

/// A prompt that a policy is trained on.
public struct TrainingPrompt: Codable, Hashable, Sendable, Identifiable {
    /// A hash of the dialogue: the cluster of all standard errors.
    public var id: String
    /// The turns that are answered.
    public var dialogue: Dialogue
    /// What it is about, where the file tells: preference models made for topics need it.
    public var topic: DialogueTopic?

    /// Creates a prompt.
    /// - Parameters:
    ///   - dialogue: The turns that are answered.
    ///   - topic: What it is about.
    public init(_ dialogue: Dialogue, topic: DialogueTopic? = nil) {
        id = Fingerprint.short(dialogue.messages.map { "\($0.role.rawValue): \($0.content)" }.joined(separator: "\n\n"))
        self.dialogue = dialogue
        self.topic = topic
    }
}
