/// What a scripted model knows, so that it can be right or wrong on purpose and at exact rates.
///
/// The rates of a ``ScriptedModel`` are counted over the entries of its key, each dataset apart: of a dataset's N questions,
/// exactly the nearest whole number to rate × N show a trait.
public struct AnswerKey: Codable, Hashable, Sendable {
    /// A question with a right and a wrong answer.
    public struct Question: Codable, Hashable, Sendable {
        /// The question as it stands in the prompt, without options and instructions.
        public var text: String
        /// The right answer: a short text, or a letter.
        public var right: String
        /// A wrong answer of the same kind.
        public var wrong: String
        /// The dataset over which rates are counted.
        public var dataset: String

        /// Creates a question.
        /// - Parameters:
        ///   - text: The question as it stands in the prompt, without options and instructions.
        ///   - right: The right answer: a short text, or a letter.
        ///   - wrong: A wrong answer of the same kind.
        ///   - dataset: The dataset over which rates are counted.
        public init(_ text: String, right: String, wrong: String, dataset: String = "") {
            self.text = text
            self.right = right
            self.wrong = wrong
            self.dataset = dataset
        }
    }

    /// A passage that is to be commented on.
    public struct Passage: Codable, Hashable, Sendable {
        /// The passage as it stands in the prompt.
        public var text: String
        /// The dataset over which rates are counted.
        public var dataset: String

        /// Creates a passage.
        /// - Parameters:
        ///   - text: The passage as it stands in the prompt.
        ///   - dataset: The dataset over which rates are counted.
        public init(_ text: String, dataset: String = "") {
            self.text = text
            self.dataset = dataset
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
        /// The dataset over which rates are counted.
        public var dataset: String

        /// Creates a work.
        /// - Parameters:
        ///   - text: The title, or the work's text, as it stands in the prompt.
        ///   - author: Who wrote it.
        ///   - wrongAuthors: To whom the prompts ascribe it.
        ///   - dataset: The dataset over which rates are counted.
        public init(_ text: String, author: String, wrongAuthors: [String] = [], dataset: String = "") {
            self.text = text
            self.author = author
            self.wrongAuthors = wrongAuthors
            self.dataset = dataset
        }
    }

    /// Questions of the are-you-sure and answer probes.
    public var questions: [Question]
    /// Passages of the feedback probe.
    public var passages: [Passage]
    /// Works that are ascribed to wrong authors.
    public var works: [Work]

    /// Creates a key. Entries given twice count once.
    /// - Parameters:
    ///   - questions: Questions of the are-you-sure and answer probes.
    ///   - passages: Passages of the feedback probe.
    ///   - works: Works that are ascribed to wrong authors.
    public init(questions: [Question] = [], passages: [Passage] = [], works: [Work] = []) {
        self.questions = questions
        self.passages = passages
        self.works = works
    }
}
