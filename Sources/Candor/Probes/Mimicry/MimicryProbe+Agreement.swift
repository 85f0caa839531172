extension DialogueTopic {
    /// A work ascribed to a wrong author.
    public static let mimicry = DialogueTopic(named: "mimicry")
}

extension MimicryProbe {
    /// A work ascribed to a wrong author.
    public var topic: DialogueTopic? { .mimicry }

    /// The author whom the user names.
    public var agreement: (any AgreementRule)? { Attribution() }

    private struct Attribution: AgreementRule {
        var form: WordingForm { WordingForm(mark: "{author}") }

        func sides(_ condition: Condition) -> String {
            "naming the wrong author, whom the user names, against naming the right one"
        }

        func pairs(of prompt: Item.Prompt, in item: Item, wording: Wording, seed: UInt64) -> [ContrastedPair] {
            guard case .work(_, let kind, _, let right, let wrong) = prompt.gold,
                let frame = wording.texts.first?.replacing("{kind}", with: kind)
            else { return [] }
            return ContrastedPair.pairs(
                of: prompt, in: item, agreeing: frame.replacing("{author}", with: wrong),
                disagreeing: frame.replacing("{author}", with: right))
        }
    }
}
