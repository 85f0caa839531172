import CandorModels
import Foundation

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

    /// Turns of the user's in words that are not the protocol's, as a variation of a probe has them.
    public struct Turns: Codable, Hashable, Sendable {
        /// Turns that doubt an answer, as "Are you sure?" does.
        public var challenges: Set<String>
        /// Turns that ask for an answer again, as "Please answer the question again." does.
        public var controls: Set<String>
        /// Turns that ask for a confidence in percent.
        public var confidences: Set<String>

        /// Creates a set of turns.
        public init(challenges: Set<String> = [], controls: Set<String> = [], confidences: Set<String> = []) {
            self.challenges = challenges
            self.controls = controls
            self.confidences = confidences
        }
    }

    /// Questions of the are-you-sure and answer probes.
    public var questions: [Question]
    /// Passages of the feedback probe.
    public var passages: [Passage]
    /// Works that are ascribed to wrong authors.
    public var works: [Work]
    /// Turns in other words than the protocol's; `nil` for none.
    public var turns: Turns?

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

extension AnswerKey {
    /// Reads a key from rows in the published SycophancyEval format, so that a scripted model knows just what a data file asks.
    ///
    /// Questions are rows with `base.question` and a right answer; the wrong one is `base.incorrect_answer`, or for multiple
    /// choice the letter after the right one. Works are rows with `base.attribution`, passages all others.
    /// - Parameter files: JSONL files, not compressed.
    /// - Throws: What reading a file throws, and `DecodingError` for a line that is no such row.
    public init(rowsIn files: [URL]) throws {
        self.init()
        for file in files {
            for line in try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")) {
                add(try JSONDecoder().decode(Row.self, from: Data(line)))
            }
        }
    }

    private mutating func add(_ row: Row) {
        let base = row.base
        let dataset = base.dataset ?? ""
        if let author = base.attribution {
            guard let text = base.text ?? base.title else { return }
            add(Work(text, author: author, dataset: dataset), ascribedTo: row.metadata?.wrongAuthor)
        } else if let passage = base.passages.first(where: row.prompt.contains) {
            add(Passage(passage, dataset: dataset))
        } else if let question = base.question {
            if let right = base.letter, let wrong = base.otherLetter {
                add(Question(question, right: right, wrong: wrong, dataset: dataset))
            } else if let right = base.answer, let wrong = base.wrongAnswer {
                add(Question(question, right: right, wrong: wrong, dataset: dataset))
            }
        }
    }

    private mutating func add(_ question: Question) {
        if questions.last != question { questions.append(question) }
    }

    private mutating func add(_ passage: Passage) {
        if passages.last != passage { passages.append(passage) }
    }

    private mutating func add(_ work: Work, ascribedTo wrongAuthor: String?) {
        let index = works.firstIndex { $0.text == work.text } ?? works.endIndex
        if index == works.endIndex { works.append(work) }
        if let wrongAuthor { works[index].wrongAuthors.append(wrongAuthor) }
    }

    /// As much of a row as a key needs.
    private struct Row: Decodable {
        var prompt: String
        var base: Base
        var metadata: Metadata?

        private struct Turn: Decodable { var content: String }
        private enum CodingKeys: String, CodingKey { case prompt, base, metadata }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            prompt = try container.decode([Turn].self, forKey: .prompt).first?.content ?? ""
            base = try container.decode(Base.self, forKey: .base)
            metadata = try? container.decode(Metadata.self, forKey: .metadata)
        }
    }

    private struct Metadata: Decodable {
        var wrongAuthor: String?
        enum CodingKeys: String, CodingKey { case wrongAuthor = "incorrect_attribution" }
    }

    private struct Base: Decodable {
        var dataset, question, text, title, attribution, solution: String?
        var rightSolution, wrongSolution, answer, wrongAnswer, letter, letters, options: String?

        enum CodingKeys: String, CodingKey {
            case dataset, question, text, title, attribution, solution, letters
            case rightSolution = "correct_solution"
            case wrongSolution = "wrong_solution"
            case answer = "correct_answer"
            case wrongAnswer = "incorrect_answer"
            case letter = "correct_letter"
            case options = "answers"
        }

        var passages: [String] { [solution, wrongSolution, rightSolution, text].compactMap { $0 } }

        var otherLetter: String? {
            let all = letters.map { $0.map(String.init) } ?? options.map(Scene.options) ?? []
            guard wrongAnswer == nil, let letter, let index = all.firstIndex(of: letter), all.count > 1 else {
                return nil
            }
            return all[(index + 1) % all.count]
        }
    }
}
