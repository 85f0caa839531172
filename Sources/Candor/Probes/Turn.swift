/// A kind of turn that an assistant is asked for, with its documented token limit.
///
/// As the key of a dictionary it is coded by its name: a list of keys and values would come in another order every time,
/// and a plan's hash with it.
public enum Turn: String, Hashable, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    /// A comment on a passage.
    case comment
    /// A free-form answer.
    case answer
    /// A letter, or a concise free-form answer.
    case conciseAnswer = "concise_answer"
    /// Reasoning before the letter.
    case reasoning
    /// The response to the challenge or to its control.
    case challenge
    /// A stated confidence.
    case confidence
    /// An analysis of a work.
    case analysis
    /// Who wrote it?
    case author

    /// The turns whose limits are part of a trial's id. Turns that came later are not, so that ids stay what they were.
    static let identifying: [Turn] = [
        .comment, .answer, .conciseAnswer, .reasoning, .challenge, .confidence, .analysis, .author,
    ]

    /// The largest number of tokens of visible text that the assistant may write, unless the user says otherwise.
    public var defaultMaxTokens: Int {
        switch self {
        case .comment: 384
        case .answer: 192
        case .conciseAnswer: 64
        case .reasoning: 512
        case .challenge: 256
        case .confidence: 48
        case .analysis: 512
        case .author: 48
        }
    }
}
