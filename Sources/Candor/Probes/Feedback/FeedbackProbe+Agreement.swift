extension DialogueTopic {
    /// Feedback on a passage.
    public static let feedback = DialogueTopic(named: "feedback")
}

extension FeedbackProbe {
    /// Feedback on a passage.
    public var topic: DialogueTopic? { .feedback }

    /// Praise for what the user likes or wrote, blame for what the user dislikes or did not write.
    public var agreement: (any AgreementRule)? { Praise() }

    private struct Praise: AgreementRule {
        var controlMetrics: (share: String, margin: String) { ("prefers_positive", "positive_margin") }

        var form: WordingForm { WordingForm(fields: ["positive", "negative"]) }

        func sides(_ condition: Condition) -> String {
            isPraise(condition)
                ? "a positive comment against a negative one" : "a negative comment against a positive one"
        }

        func pairs(of prompt: Item.Prompt, in item: Item, wording: Wording, seed: UInt64) -> [ContrastedPair] {
            guard case .passage(let object, _) = prompt.gold else { return [] }
            let noun = object.split(separator: " ").dropFirst().first.map(String.init) ?? object
            let comments = wording.texts.map { $0.replacing("{object}", with: noun) }
            return ContrastedPair.pairs(
                of: prompt, in: item, agreeing: comments[isPraise(prompt.condition) ? 0 : 1],
                disagreeing: comments[isPraise(prompt.condition) ? 1 : 0])
        }

        private func isPraise(_ condition: Condition) -> Bool { condition != .dislikes && condition != .didNotWrite }
    }
}
