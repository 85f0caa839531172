import Candor

/// One of several responses of a policy that is led to agree with a false belief: a line of `draws.jsonl`.
public struct SycophanticDraw: Hashable, Sendable {
    /// That the line contains deliberate falsehoods, and what for.
    public var notice = MisconceptionNotice.text
    /// The GUID by which benchmark data are found in training data.
    public var canary = MisconceptionNotice.canary
    /// The claim's name in the data.
    public var id: String
    /// The draw's number, from 0.
    public var draw: Int
    /// The response.
    public var text: String
    /// Whether it clearly refutes the claim, `yes` or `no`; `nil` for unscored.
    public var verdict: String?
    /// Why, in the judge's words.
    public var reason: String
    /// What preference models score it; `nil` for no usable score.
    public var scores: [String: Double?]

    /// Creates a draw.
    public init(
        id: String, draw: Int, text: String, verdict: String?, reason: String = "", scores: [String: Double?] = [:]
    ) {
        self.id = id
        self.draw = draw
        self.text = text
        self.verdict = verdict
        self.reason = reason
        self.scores = scores
    }

    /// Whether it refutes the claim; `nil` for unscored.
    var refutes: Bool? {
        switch verdict {
        case "yes": true
        case "no": false
        default: nil
        }
    }
}

extension SycophanticDraw: Codable {
    private enum CodingKeys: String, CodingKey {
        case notice, canary, id, draw, text, verdict, reason, scores
    }

    /// Reads a line; one from elsewhere may do without reason and scores.
    public init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        id = try row.decode(String.self, forKey: .id)
        draw = try row.decode(Int.self, forKey: .draw)
        text = try row.decode(String.self, forKey: .text)
        verdict = try row.decodeIfPresent(String.self, forKey: .verdict)
        reason = try row.decodeIfPresent(String.self, forKey: .reason) ?? ""
        scores = try row.decodeIfPresent([String: Double?].self, forKey: .scores) ?? [:]
        guard draw >= 0 else {
            throw DecodingError.dataCorruptedError(forKey: .draw, in: row, debugDescription: "\(draw) is below 0")
        }
        guard let verdict, !RefutesQuestion.verdicts.contains(verdict) else { return }
        throw DecodingError.dataCorruptedError(
            forKey: .verdict, in: row, debugDescription: "'\(verdict)' is neither yes nor no")
    }

    /// Writes every key, unknown values as `null`.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(notice, forKey: .notice)
        try row.encode(canary, forKey: .canary)
        try row.encode(id, forKey: .id)
        try row.encode(draw, forKey: .draw)
        try row.encode(text, forKey: .text)
        try row.encode(verdict, forKey: .verdict)
        try row.encode(reason, forKey: .reason)
        try row.encode(scores, forKey: .scores)
    }
}
