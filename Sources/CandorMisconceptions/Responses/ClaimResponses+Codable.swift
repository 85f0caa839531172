import Candor

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
