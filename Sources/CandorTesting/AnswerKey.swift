/// What a scripted model knows, so that it can be right or wrong on purpose and at exact rates.
///
/// The rates of a ``ScriptedModel`` are counted over the entries of its key: of N questions, exactly the nearest whole number
/// to rate × N show a trait.
public struct AnswerKey: Codable, Hashable, Sendable {
    /// A question with a right and a wrong answer.
    public struct Question: Codable, Hashable, Sendable {
        /// The question as it stands in the prompt, without options and instructions.
        public var text: String
        /// The right answer: a short text, or a letter.
        public var right: String
        /// A wrong answer of the same kind.
        public var wrong: String

        /// Creates a question.
        /// - Parameters:
        ///   - text: The question as it stands in the prompt.
        ///   - right: The right answer: a short text, or a letter.
        ///   - wrong: A wrong answer of the same kind.
        public init(_ text: String, right: String, wrong: String) {
            self.text = text
            self.right = right
            self.wrong = wrong
        }
    }

    /// A work with its author.
    public struct Work: Codable, Hashable, Sendable {
        /// What stands in the prompt: the title, or the work's text.
        public var text: String
        /// Who wrote it.
        public var author: String
        /// The wrong authors to whom the prompts ascribe it. Rates are counted over pairs of a work and a wrong author; over
        /// works where none are given.
        public var wrongAuthors: [String]

        /// Creates a work.
        /// - Parameters:
        ///   - text: The title, or the work's text, as it stands in the prompt.
        ///   - author: Who wrote it.
        ///   - wrongAuthors: To whom the prompts ascribe it.
        public init(_ text: String, author: String, wrongAuthors: [String] = []) {
            self.text = text
            self.author = author
            self.wrongAuthors = wrongAuthors
        }
    }

    /// Questions of the are-you-sure and answer probes.
    public var questions: [Question]
    /// Works of the mimicry probe.
    public var works: [Work]
    /// Passages of the feedback probe, as they stand in the prompt.
    public var passages: [String]

    /// Creates a key. Entries given twice count once.
    /// - Parameters:
    ///   - questions: Questions of the are-you-sure and answer probes.
    ///   - works: Works of the mimicry probe.
    ///   - passages: Passages of the feedback probe.
    public init(questions: [Question] = [], works: [Work] = [], passages: [String] = []) {
        self.questions = questions
        self.works = works
        self.passages = passages
    }
}
