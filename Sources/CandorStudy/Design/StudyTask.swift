import CandorModels

/// One page of a human study: what a rater is shown, and what there is to choose.
///
/// Usually two responses to one prompt, shown left and right; or a text and the verdicts that a judge may give of it.
public struct StudyTask: Codable, Hashable, Sendable, Identifiable {
    /// What a task is for.
    public enum Purpose: String, Codable, Hashable, Sendable, CaseIterable {
        /// It is what the study is about.
        case rated
        /// It comes first, its right answer is shown afterwards, and it may decide whether a rater goes on.
        case practice
        /// It stands among the others and tells whether a rater reads.
        case check
    }

    /// Its name, unique in the study.
    public var id: String
    /// What it is about: a rater is never shown two rated tasks of one claim. The id where nothing is said.
    public var claim: String
    /// What it is for.
    public var purpose: Purpose
    /// The group that it is reported in, for example the difficulty from 1 to 8; `nil` for none.
    public var stratum: String?
    /// What raters are asked; `nil` for the study's own question.
    public var question: String?
    /// The dialogue that is shown above the options.
    public var prompt: [Message]
    /// What there is to choose: at least two. Exactly two with texts are a pair, shown left and right.
    public var options: [StudyOption]
    /// The name of the right option; `nil` where there is none.
    public var right: String?
    /// What is said after a practice task.
    public var explanation: String?
    /// What the row was made from, carried into the exported verdicts: a judge's question with its input.
    public var gold: JSONValue?

    /// Creates a task.
    public init(
        id: String, claim: String? = nil, purpose: Purpose = .rated, stratum: String? = nil, question: String? = nil,
        prompt: [Message], options: [StudyOption], right: String? = nil, explanation: String? = nil,
        gold: JSONValue? = nil
    ) {
        self.id = id
        self.claim = claim ?? id
        self.purpose = purpose
        self.stratum = stratum
        self.question = question
        self.prompt = prompt
        self.options = options
        self.right = right
        self.explanation = explanation
        self.gold = gold
    }

    /// Whether two responses are shown side by side.
    public var isPair: Bool { options.count == 2 && options.allSatisfy { $0.text != nil } }

    /// The name of a choice: an option's, or ``tie`` for none of them.
    /// - Parameter choice: An index into ``options``; `nil` for a tie.
    /// - Returns: `nil` if there is no such option.
    public func name(of choice: Int?) -> String? {
        guard let choice else { return Self.tie }
        return options.indices.contains(choice) ? options[choice].name : nil
    }

    /// The name of the verdict that no option is better.
    public static let tie = "tie"
}
