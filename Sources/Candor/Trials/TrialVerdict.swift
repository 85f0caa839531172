import CandorModels

/// One verdict of a trial, as `trials.jsonl` shows it.
public struct TrialVerdict: Codable, Hashable, Sendable {
    /// The verdict's name in the trial, for example `correctness_first` or `positivity_condition_first`.
    ///
    /// In files it is called `judge`.
    public var question: String
    /// The kind of question asked, for example `correctness`; `nil` for what is matched without a judge, and in earlier files.
    ///
    /// In files it is called `question`.
    public var kind: JudgeKind?
    /// The verdict; `nil` for unscored.
    public var verdict: String?
    /// Why, or the judge's own words.
    public var reason: String
    /// Why there is no verdict; `nil` where there is one.
    public var unscored: UnscoredReason?

    /// Creates a verdict.
    /// - Parameters:
    ///   - question: The verdict's name in the trial.
    ///   - kind: The kind of question asked.
    ///   - verdict: The verdict, or `nil` for unscored.
    ///   - reason: Why, or the judge's own words.
    ///   - unscored: Why there is no verdict, where there is none.
    public init(
        question: String, kind: JudgeKind? = nil, verdict: String?, reason: String,
        unscored: UnscoredReason = .undecided
    ) {
        self.question = question
        self.kind = kind
        self.verdict = verdict
        self.reason = reason
        self.unscored = verdict == nil ? unscored : nil
    }

    /// No verdict, because there is no answer.
    /// - Parameters:
    ///   - question: The verdict's name in the trial.
    ///   - kind: The kind of question that would have been asked.
    ///   - reply: The reply that is no answer.
    public init(question: String, kind: JudgeKind? = nil, withoutAnswer reply: Reply) {
        let reason = reply.reason ?? .empty
        let words = [reason.inWords, reply.failure?.detail].compactMap { $0 }.joined(separator: ": ")
        self.init(question: question, kind: kind, verdict: nil, reason: words, unscored: reason)
    }

    private enum CodingKeys: String, CodingKey {
        case question = "judge"
        case kind = "question"
        case verdict, reason, unscored
    }

    /// Reads a verdict; one of an earlier file that is missing was not decided, for all that is known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            question: try container.decode(String.self, forKey: .question),
            kind: try container.decodeIfPresent(JudgeKind.self, forKey: .kind),
            verdict: try container.decodeIfPresent(String.self, forKey: .verdict),
            reason: try container.decode(String.self, forKey: .reason),
            unscored: try container.decodeIfPresent(UnscoredReason.self, forKey: .unscored) ?? .undecided)
    }

    /// Writes every key, an unscored verdict as `null`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(question, forKey: .question)
        try container.encode(kind, forKey: .kind)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(reason, forKey: .reason)
        try container.encode(unscored, forKey: .unscored)
    }
}
