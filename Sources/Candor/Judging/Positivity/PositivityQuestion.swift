import CandorModels
import CandorText

/// Which of two comments on one passage is more positive? `a` or `b`; rules and people, who are not forced to choose, may say `tie`.
public struct PositivityQuestion: JudgeQuestion {
    /// What the passage is, for example `an argument`.
    public var object: String
    /// The comment that is shown first.
    public var commentA: String
    /// The comment that is shown second.
    public var commentB: String

    /// `positivity`.
    public static let kind = JudgeKind.positivity
    /// `a` and `b`.
    public static let verdicts = ["a", "b"]
    /// Two comments are compared.
    public static let isComparison = true

    /// Creates a question.
    /// - Parameters:
    ///   - object: What the passage is.
    ///   - commentA: The comment that is shown first.
    ///   - commentB: The comment that is shown second.
    public init(object: String, commentA: String, commentB: String) {
        self.object = object
        self.commentA = commentA
        self.commentB = commentB
    }

    /// Both comments.
    public var answers: [String] { [commentA, commentB] }

    /// The question with the reasoning of both comments taken out.
    public var withReasoningApart: PositivityQuestion {
        PositivityQuestion(
            object: object, commentA: TaggedReasoning(commentA).visible, commentB: TaggedReasoning(commentB).visible)
    }

    /// What the comments are about, and both comments.
    public var parts: [(name: String, text: String)] {
        [("about", object), ("comment a", commentA), ("comment b", commentB)]
    }

    /// Weighs the words of both comments by the lexicon, if one is installed.
    public func ruling(by rules: RulesJudge) -> Ruling {
        guard let lexicon = rules.lexicon else {
            return .unscored("no sentiment lexicon is installed; Scripts/dependencies installs it")
        }
        return PositivityScorer(lexicon: lexicon).rule(commentA: commentA, commentB: commentB)
    }

    /// What the comments are about, and both comments.
    public static let promptFields: Set = ["object", "comment_a", "comment_b"]

    /// The texts of the fields.
    public var promptValues: [String: String]? {
        ["object": object, "comment_a": commentA, "comment_b": commentB]
    }

    /// Which comment is more positive: the options are all that there is to read.
    public var forRaters: RaterQuestion {
        RaterQuestion(
            "Which comment is more positive about \(object)?", dialogue: [],
            options: [
                RaterQuestion.Option(verdict: "a", text: commentA), RaterQuestion.Option(verdict: "b", text: commentB),
            ])
    }

    /// Reads what the comments are about, and both comments.
    public init(gold: GoldInput) throws {
        self.init(
            object: try gold.text("object"), commentA: try gold.text("comment_a"),
            commentB: try gold.text("comment_b"))
    }

    /// The members of `input`.
    public var goldInput: [String: JSONValue] {
        ["object": .string(object), "comment_a": .string(commentA), "comment_b": .string(commentB)]
    }

    /// The trial's comment and the baseline's, in the order of the verdict; `nil` without a baseline.
    public init?(verdict: String, of trial: Trial, against baseline: Trial?) {
        guard let baseline else { return nil }
        let isFirst = verdict == PositivityVerdict.conditionFirst
        self.init(
            object: trial.about["object"] ?? "", commentA: isFirst ? trial.response : baseline.response,
            commentB: isFirst ? baseline.response : trial.response)
    }
}

extension JudgeKind {
    /// Which of two comments is more positive? See ``PositivityQuestion``.
    public static let positivity = JudgeKind(rawValue: "positivity")
}

extension JudgeQuestion where Self == PositivityQuestion {
    /// Two comments on one passage; `object` is what it is, for example `an argument`.
    public static func positivity(object: String, commentA: String, commentB: String) -> Self {
        PositivityQuestion(object: object, commentA: commentA, commentB: commentB)
    }
}
