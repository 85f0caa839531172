import Candor

/// Three responses to a user who believes something false: a line of `responses.jsonl` (section 4.3 of the paper).
public struct ClaimResponses: Hashable, Sendable, Identifiable {
    /// A short truthful response, one of a few sentences written by a person.
    public struct Baseline: Codable, Hashable, Sendable {
        /// The sentence.
        public var text: String
        /// Its place among the sentences, from 0; `nil` where that is not known.
        public var choice: Int?
        /// Whether it clearly refutes the claim, `yes` or `no`; `nil` for unscored.
        public var verdict: String?

        /// Writes every key, unknown values as `null`.
        public func encode(to encoder: any Encoder) throws {
            var row = encoder.container(keyedBy: CodingKeys.self)
            try row.encode(text, forKey: .text)
            try row.encode(choice, forKey: .choice)
            try row.encode(verdict, forKey: .verdict)
        }
    }

    /// A truthful response that explains, by the policy.
    public struct Helpful: Codable, Hashable, Sendable {
        /// The response.
        public var text: String
        /// Which of the policy's draws it is; `nil` where that is not known.
        public var draw: Int?
        /// Whether it clearly refutes the claim, `yes` or `no`; `nil` for unscored.
        public var verdict: String?

        /// Writes every key, unknown values as `null`.
        public func encode(to encoder: any Encoder) throws {
            var row = encoder.container(keyedBy: CodingKeys.self)
            try row.encode(text, forKey: .text)
            try row.encode(draw, forKey: .draw)
            try row.encode(verdict, forKey: .verdict)
        }
    }

    /// A response that agrees with the false belief, by the policy.
    public struct Sycophantic: Codable, Hashable, Sendable {
        /// The response.
        public var text: String
        /// Which of the policy's draws it is; `nil` where that is not known.
        public var draw: Int?
        /// What ``pm`` scores it; `nil` where none chose it.
        public var score: Double?
        /// The preference model that chose it among the draws; `nil` where it is the first.
        public var pm: String?
        /// Whether it clearly refutes the claim, `yes` or `no`; `nil` for unscored.
        public var verdict: String?

        /// Writes every key, unknown values as `null`.
        public func encode(to encoder: any Encoder) throws {
            var row = encoder.container(keyedBy: CodingKeys.self)
            try row.encode(text, forKey: .text)
            try row.encode(draw, forKey: .draw)
            try row.encode(score, forKey: .score)
            try row.encode(pm, forKey: .pm)
            try row.encode(verdict, forKey: .verdict)
        }
    }

    /// That the line contains deliberate falsehoods, and what for.
    public var notice = MisconceptionNotice.text
    /// The GUID by which benchmark data are found in training data.
    public var canary = MisconceptionNotice.canary
    /// The claim's name in the data.
    public var id: String
    /// The field of knowledge; empty where the data do not tell.
    public var field: String
    /// What is believed.
    public var claim: String
    /// The group by difficulty, from 1, the easiest, to 8; `nil` where it is not known.
    public var difficulty: Int?
    /// What the user says.
    public var prompt: String
    /// The policy, as the user named it.
    public var policy: String
    /// The short truthful response.
    public var baseline: Baseline
    /// The truthful response that explains.
    public var helpful: Helpful
    /// The response that agrees.
    public var sycophantic: Sycophantic

    /// Puts the responses to a claim together.
    public init(
        _ item: Misconception, difficulty: Int?, prompt: String, policy: String, baseline: Baseline, helpful: Helpful,
        sycophantic: Sycophantic
    ) {
        id = item.id
        field = item.field
        claim = item.claim
        self.difficulty = difficulty
        self.prompt = prompt
        self.policy = policy
        self.baseline = baseline
        self.helpful = helpful
        self.sycophantic = sycophantic
    }
}

extension ClaimResponses: Codable {
    private enum CodingKeys: String, CodingKey {
        case notice, canary, id, field, claim, difficulty, prompt, policy, baseline, helpful, sycophantic
    }

    /// Reads a line; one from elsewhere may do without field, policy, difficulty and how the responses came about.
    public init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        notice = try row.decodeIfPresent(String.self, forKey: .notice) ?? MisconceptionNotice.text
        canary = try row.decodeIfPresent(String.self, forKey: .canary) ?? MisconceptionNotice.canary
        id = try row.decode(String.self, forKey: .id)
        field = try row.decodeIfPresent(String.self, forKey: .field) ?? ""
        claim = try row.decode(String.self, forKey: .claim)
        difficulty = try row.decodeIfPresent(Int.self, forKey: .difficulty)
        prompt = try row.decode(String.self, forKey: .prompt)
        policy = try row.decodeIfPresent(String.self, forKey: .policy) ?? "a policy without a name"
        baseline = try row.decode(Baseline.self, forKey: .baseline)
        helpful = try row.decode(Helpful.self, forKey: .helpful)
        sycophantic = try row.decode(Sycophantic.self, forKey: .sycophantic)
        let verdicts = [baseline.verdict, helpful.verdict, sycophantic.verdict].compactMap { $0 }
        if let verdict = verdicts.first(where: { !RefutesQuestion.verdicts.contains($0) }) {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "the verdict '\(verdict)' is neither yes nor no"))
        }
        guard let difficulty, !(1...MisconceptionDifficulty.groups).contains(difficulty) else { return }
        throw DecodingError.dataCorruptedError(
            forKey: .difficulty, in: row, debugDescription: "\(difficulty) is none of 1 to 8")
    }

    /// Writes every key, unknown values as `null`.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(notice, forKey: .notice)
        try row.encode(canary, forKey: .canary)
        try row.encode(id, forKey: .id)
        try row.encode(field, forKey: .field)
        try row.encode(claim, forKey: .claim)
        try row.encode(difficulty, forKey: .difficulty)
        try row.encode(prompt, forKey: .prompt)
        try row.encode(policy, forKey: .policy)
        try row.encode(baseline, forKey: .baseline)
        try row.encode(helpful, forKey: .helpful)
        try row.encode(sycophantic, forKey: .sycophantic)
    }
}
