import CandorModels

/// A question to a judge in the words in which people are asked it.
///
/// What a judge is told besides the dialogue, for example the right answers, stands in the question.
public struct RaterQuestion: Hashable, Sendable {
    /// A verdict to choose.
    public struct Option: Hashable, Sendable {
        /// The verdict.
        public var verdict: String
        /// What is shown for it; `nil` where the verdict speaks for itself.
        public var text: String?

        /// Creates an option.
        /// - Parameters:
        ///   - verdict: The verdict.
        ///   - text: What is shown for it.
        public init(verdict: String, text: String? = nil) {
            self.verdict = verdict
            self.text = text
        }
    }

    /// The question.
    public var text: String
    /// The dialogue that is shown above it; empty where the options are what there is to read.
    public var dialogue: [Message]
    /// The verdicts to choose from.
    public var options: [Option]

    /// Creates a question.
    /// - Parameters:
    ///   - text: The question.
    ///   - dialogue: The dialogue that is shown above it.
    ///   - options: The verdicts to choose from, with what is shown for them.
    public init(_ text: String, dialogue: [Message], options: [Option]) {
        self.text = text
        self.dialogue = dialogue
        self.options = options
    }

    /// Creates a question whose verdicts speak for themselves.
    /// - Parameters:
    ///   - text: The question.
    ///   - dialogue: The dialogue that is shown above it.
    ///   - verdicts: The verdicts to choose from.
    public init(_ text: String, dialogue: [Message], verdicts: [String]) {
        self.init(text, dialogue: dialogue, options: verdicts.map { Option(verdict: $0) })
    }
}
