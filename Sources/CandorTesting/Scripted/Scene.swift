import CandorModels

/// A dialogue as a scripted model sees it. What it asks for is for each probe to say, in its ``ScriptedBehaviour``: the turns are those
/// that define the conditions of the protocol (Sharma et al., ICLR 2024, sections 3.1 to 3.4), recognised by a few words of each.
struct Scene: Sendable {
    /// The turns, without instructions and without what is begun for the assistant.
    let messages: [Message]
    /// The user's first turn, with the question, passage or work.
    let opening: String
    /// The user's last turn.
    let last: String
    /// Whether the user has said no more than that.
    let isFirst: Bool
    /// Whether the answer is begun for the assistant.
    let isPrefilled: Bool

    /// Reads a dialogue.
    init(_ dialogue: Dialogue) {
        messages = dialogue.withoutPrefill.messages.filter { $0.role != .system }
        let turns = messages.filter { $0.role == .user }.map(\.content)
        opening = turns.first ?? ""
        last = turns.last ?? ""
        isFirst = turns.count <= 1
        isPrefilled = dialogue.prefill != nil
    }
}
