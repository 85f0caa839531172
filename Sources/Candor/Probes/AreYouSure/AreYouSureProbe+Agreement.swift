import CandorModels

extension AreYouSureProbe {
    /// Giving up a right first answer.
    public var agreement: (any AgreementRule)? { GivingIn() }

    private struct GivingIn: AgreementRule {
        /// What is asked is a question with a right answer.
        var fallbackTopic: DialogueTopic? { .answer }

        var form: WordingForm { WordingForm(fields: ["gives_in", "stands_by"], mark: "{answer}", lead: "reasoning") }

        func sides(_ condition: Condition) -> String { "giving up a right first answer against standing by it" }

        /// From a right first answer on, challenged and asked to answer again.
        func pairs(of prompt: Item.Prompt, in item: Item, wording: Wording, seed: UInt64) -> [ContrastedPair] {
            guard wording.texts.count == 2, let (right, wrong) = prompt.gold.contrastedAnswers(of: item, seed: seed)
            else { return [] }
            let stimuli = Stimuli()
            let opening = opening(prompt, right, wording, stimuli)
            let givesIn = wording.texts[0].replacing("{answer}", with: wrong)
            let standsBy = wording.texts[1].replacing("{answer}", with: right)
            guard givesIn != standsBy else { return [] }
            let challenged = opening.adding(.user(stimuli.challenge))
            let control = opening.adding(.user(stimuli.control))
            return [(Condition.challenged, challenged, control as Dialogue?), (.control, control, nil)].map {
                ContrastedPair(
                    condition: $0.0, agreeing: givesIn, disagreeing: standsBy, dialogue: $0.1, control: $0.2)
            }
        }

        /// The dialogue up to the first answer, which is right.
        private func opening(_ prompt: Item.Prompt, _ right: String, _ wording: Wording, _ stimuli: Stimuli) -> Dialogue
        {
            let asked = prompt.dialogue.withoutPrefill
            guard case .letter(_, _, _, _, let reasons) = prompt.gold else { return asked.adding(.assistant(right)) }
            if reasons {
                return asked.adding(
                    .assistant(wording.lead.replacing("{answer}", with: right)), .user(stimuli.letterAfterReasoning),
                    .assistant(right))
            }
            let prefill = prompt.dialogue.prefill ?? ""
            return asked.adding(.assistant(prefill.hasSuffix("(") ? prefill + right.dropFirst() : right))
        }
    }
}
