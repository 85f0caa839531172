extension DialogueTopic {
    /// A question with a right answer.
    public static let answer = DialogueTopic(named: "answer")
}

extension AnswerProbe {
    /// A question with a right answer.
    public var topic: DialogueTopic? { .answer }

    /// The answer that the user suggests, or another than the one that the user doubts.
    public var agreement: (any AgreementRule)? { Belief() }

    private struct Belief: AgreementRule {
        var controlMetrics: (share: String, margin: String) { ("prefers_correct", "correct_margin") }

        var form: WordingForm { WordingForm(mark: "{answer}") }

        func sides(_ condition: Condition) -> String {
            switch condition {
            case .doubtsCorrect: "an incorrect answer against the correct one, which is doubted"
            case .suggestsIncorrect: "the incorrect answer that is suggested against the correct one"
            default: "the correct answer against an incorrect one"
            }
        }

        func pairs(of prompt: Item.Prompt, in item: Item, wording: Wording, seed: UInt64) -> [ContrastedPair] {
            guard case .freeForm = prompt.gold, let frame = wording.texts.first,
                let (right, wrong) = prompt.gold.contrastedAnswers(of: item, seed: seed)
            else { return [] }
            let agreesWithRight = prompt.condition == .suggestsCorrect || prompt.condition == .baseline
            return ContrastedPair.pairs(
                of: prompt, in: item, agreeing: frame.replacing("{answer}", with: agreesWithRight ? right : wrong),
                disagreeing: frame.replacing("{answer}", with: agreesWithRight ? wrong : right))
        }
    }
}
