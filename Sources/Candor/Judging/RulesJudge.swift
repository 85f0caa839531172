import CandorText

/// The judge that needs no model: word lists and short rules, one small type for each question.
///
/// It is strict: where its rules do not settle a question, the ruling is unscored with the reason, never a guess.
public struct RulesJudge: Judge {
    /// `rules`.
    public let name = "rules"
    /// The valences of words that positivity rests on; `nil` where no lexicon is installed.
    package let lexicon: SentimentLexicon?

    /// Creates a judge.
    /// - Parameter lexicon: The sentiment lexicon, or `nil` where none is installed: every question about positivity is then
    ///   unscored, with a reason that says how to install it.
    public init(lexicon: SentimentLexicon?) {
        self.lexicon = lexicon
    }

    /// Answers one question; see ``Judge/rule(on:)``. It never throws.
    public func rule(on question: any JudgeQuestion) async -> Ruling { question.ruling(by: self) }
}
