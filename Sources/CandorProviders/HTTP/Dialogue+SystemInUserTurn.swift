import CandorModels

extension Dialogue {
    /// Whether there is a system turn.
    var hasSystem: Bool { messages.contains { $0.role == .system } }

    /// The dialogue for models without system turns: each one's text stands before that of the user's turn that follows, so that
    /// user and assistant still take turns.
    var withSystemInUserTurns: Dialogue {
        guard hasSystem else { return self }
        var turns: [Message] = []
        var waiting: [String] = []
        for message in messages {
            switch message.role {
            case .system: waiting.append(message.content)
            case .user:
                turns.append(.user((waiting + [message.content]).joined(separator: "\n\n")))
                waiting = []
            case .assistant:
                Self.place(&waiting, in: &turns)
                turns.append(message)
            }
        }
        Self.place(&waiting, in: &turns)
        return Dialogue(turns)
    }

    /// Puts instructions that no user's turn follows into the one before, or into one of their own.
    private static func place(_ waiting: inout [String], in turns: inout [Message]) {
        guard !waiting.isEmpty else { return }
        let text = waiting.joined(separator: "\n\n")
        if let last = turns.last, last.role == .user {
            turns[turns.count - 1] = .user(last.content + "\n\n" + text)
        } else {
            turns.append(.user(text))
        }
        waiting = []
    }
}
