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
