import CandorModels

extension Trial: Codable {
    /// The form in which trials are written.
    static let version = 2

    private enum CodingKeys: String, CodingKey {
        case version, id, probe, dataset, item, condition, draw, model, dialogue, turns, response, verdicts, unscored,
            failure
        case readings, prefill, about, scores, comparisons
        /// The calls of a trial in the first form, each with all that was seen.
        case exchanges
    }

    /// A call in the first form.
    private struct WholeExchange: Decodable {
        var purpose: String
        var dialogue: Dialogue
        var response: String
        var finish: FinishReason
        var refusal: Bool
    }

    /// Reads either form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let dialogue = try container.decode(Dialogue.self, forKey: .dialogue)
        let response = try container.decode(String.self, forKey: .response)
        let exchanges: [Exchange]
        if container.contains(.turns) {
            exchanges = try container.decode([TrialTurn].self, forKey: .turns).map {
                $0.exchange(in: dialogue, response: response)
            }
        } else {
            exchanges = try container.decode([WholeExchange].self, forKey: .exchanges).map {
                Exchange(
                    purpose: $0.purpose, dialogue: $0.dialogue, response: $0.response, finish: $0.finish,
                    refusal: $0.refusal)
            }
        }
        self.init(
            id: try container.decode(String.self, forKey: .id),
            probe: try container.decode(ProbeName.self, forKey: .probe),
            dataset: try container.decode(String.self, forKey: .dataset),
            item: try container.decode(String.self, forKey: .item),
            condition: try container.decode(Condition.self, forKey: .condition),
            draw: try container.decode(Int.self, forKey: .draw),
            model: try container.decode(String.self, forKey: .model),
            dialogue: dialogue, response: response,
            verdicts: try container.decode([TrialVerdict].self, forKey: .verdicts), exchanges: exchanges,
            readings: try container.decode([String: Double?].self, forKey: .readings),
            prefill: try container.decodeIfPresent(String.self, forKey: .prefill),
            about: try container.decode([String: String].self, forKey: .about))
        scores = try container.decodeIfPresent([String: Double?].self, forKey: .scores)
        comparisons = try container.decodeIfPresent([TrialComparison].self, forKey: .comparisons)
    }

    /// Writes the second form: the dialogue once, and of each call how much of it was seen.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(id, forKey: .id)
        try container.encode(probe, forKey: .probe)
        try container.encode(dataset, forKey: .dataset)
        try container.encode(item, forKey: .item)
        try container.encode(condition, forKey: .condition)
        try container.encode(draw, forKey: .draw)
        try container.encode(model, forKey: .model)
        try container.encode(dialogue, forKey: .dialogue)
        try container.encode(exchanges.map { TrialTurn($0, in: dialogue, response: response) }, forKey: .turns)
        try container.encode(response, forKey: .response)
        try container.encode(verdicts, forKey: .verdicts)
        try container.encode(unscored, forKey: .unscored)
        try container.encodeIfPresent(exchanges.lazy.compactMap(\.failure).first, forKey: .failure)
        try container.encode(readings, forKey: .readings)
        try container.encodeIfPresent(prefill, forKey: .prefill)
        try container.encode(about, forKey: .about)
        try container.encodeIfPresent(scores, forKey: .scores)
        try container.encodeIfPresent(comparisons, forKey: .comparisons)
    }
}

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
