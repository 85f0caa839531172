import CandorModels

/// An exchange as `trials.jsonl` writes it: what was seen is told by reference to the trial's dialogue, which is written once.
struct TrialTurn: Codable {
    private var purpose: String
    /// How many messages of the trial's dialogue the assistant saw; one more than there are, for its response too.
    private var from: Int
    /// The message that it was asked aside, which is no part of the dialogue.
    private var asked: Message?
    /// All that it saw, where that is neither a beginning of the dialogue nor one with a message aside.
    private var seen: Dialogue?
    private var response: String
    private var reasoning: String?
    private var finish: FinishReason?
    private var refusal: Bool?
    private var unscored: UnscoredReason?
    private var failure: String?

    private enum CodingKeys: String, CodingKey {
        case purpose, from, asked, seen, response, reasoning, finish, refusal, unscored, failure
    }

    /// - Parameters:
    ///   - exchange: The exchange.
    ///   - dialogue: The trial's dialogue.
    ///   - response: The trial's response.
    init(_ exchange: Exchange, in dialogue: Dialogue, response: String) {
        let messages = exchange.dialogue.messages
        let thread = Self.thread(dialogue, response)
        if thread.starts(with: messages) {
            from = messages.count
        } else if let last = messages.last, thread.starts(with: messages.dropLast()) {
            from = messages.count - 1
            asked = last
        } else {
            from = 0
            seen = exchange.dialogue
        }
        purpose = exchange.purpose
        self.response = exchange.response
        reasoning = exchange.reasoning
        finish = exchange.finish
        refusal = exchange.refusal ? true : nil
        unscored = exchange.unscored
        failure = exchange.failure
    }

    /// The dialogue and, where it does not end with a beginning of the response, the response.
    private static func thread(_ dialogue: Dialogue, _ response: String) -> [Message] {
        dialogue.messages + (dialogue.prefill == nil ? [.assistant(response)] : [])
    }

    /// The exchange.
    /// - Parameters:
    ///   - dialogue: The trial's dialogue.
    ///   - response: The trial's response.
    func exchange(in dialogue: Dialogue, response: String) -> Exchange {
        var messages = seen?.messages ?? Array(Self.thread(dialogue, response).prefix(max(0, from)))
        if let asked { messages.append(asked) }
        return Exchange(
            purpose: purpose, dialogue: Dialogue(messages), response: self.response, reasoning: reasoning,
            finish: finish,
            refusal: refusal ?? false, unscored: unscored, failure: failure)
    }

    /// Writes the keys of the contract always, the others where they apply.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(purpose, forKey: .purpose)
        try container.encode(from, forKey: .from)
        try container.encode(asked, forKey: .asked)
        try container.encodeIfPresent(seen, forKey: .seen)
        try container.encode(response, forKey: .response)
        try container.encode(reasoning, forKey: .reasoning)
        try container.encode(finish, forKey: .finish)
        try container.encodeIfPresent(refusal, forKey: .refusal)
        try container.encode(unscored, forKey: .unscored)
        try container.encodeIfPresent(failure, forKey: .failure)
    }
}
