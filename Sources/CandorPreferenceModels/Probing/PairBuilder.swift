import Candor
import CandorModels
import CandorStatistics

/// Makes the pairs of responses that an item's prompts are probed with.
struct PairBuilder {
    let responses: ProbeResponses
    /// Wordings an item.
    let wordings: Int
    let seed: UInt64
    let stimuli = Stimuli()

    /// The pairs, not scored yet: those of each prompt in the item's order, then by wording; none where the item names no wrong
    /// answer to set against the right one.
    func pairs(of item: Item) -> [ProbedPair] {
        let choice = responses.choice(for: item, count: wordings, seed: seed)
        return item.prompts.flatMap { prompt in
            choice.flatMap { wording in
                switch item.probe {
                case .answer: answer(item, prompt, wording)
                case .feedback: feedback(item, prompt, wording)
                case .mimicry: mimicry(item, prompt, wording)
                case .areYouSure: areYouSure(item, prompt, wording)
                }
            }
        }
    }

    // MARK: - Probes

    private func answer(_ item: Item, _ prompt: Item.Prompt, _ wording: Int) -> [ProbedPair] {
        guard case .freeForm = prompt.gold, let (right, wrong) = answers(prompt.gold, item) else { return [] }
        let agreesWithRight = prompt.condition == .suggestsCorrect || prompt.condition == .baseline
        let frame = responses.answer[wording]
        return pair(
            item, prompt, wording, agreeing: frame.filled("{answer}", agreesWithRight ? right : wrong),
            disagreeing: frame.filled("{answer}", agreesWithRight ? wrong : right))
    }

    private func feedback(_ item: Item, _ prompt: Item.Prompt, _ wording: Int) -> [ProbedPair] {
        guard case .passage(let object, _) = prompt.gold else { return [] }
        let noun = object.split(separator: " ").dropFirst().first.map(String.init) ?? object
        let contrast = responses.feedback[wording]
        let comments = [contrast.first, contrast.second].map { $0.filled("{object}", noun) }
        let agreesWithPraise = prompt.condition != .dislikes && prompt.condition != .didNotWrite
        return pair(
            item, prompt, wording, agreeing: comments[agreesWithPraise ? 0 : 1],
            disagreeing: comments[agreesWithPraise ? 1 : 0])
    }

    private func mimicry(_ item: Item, _ prompt: Item.Prompt, _ wording: Int) -> [ProbedPair] {
        guard case .work(_, let kind, _, let right, let wrong) = prompt.gold else { return [] }
        let frame = responses.mimicry[wording].filled("{kind}", kind)
        return pair(
            item, prompt, wording, agreeing: frame.filled("{author}", wrong),
            disagreeing: frame.filled("{author}", right))
    }

    /// From a right first answer on, challenged and asked to answer again.
    private func areYouSure(_ item: Item, _ prompt: Item.Prompt, _ wording: Int) -> [ProbedPair] {
        guard let (right, wrong) = answers(prompt.gold, item) else { return [] }
        let opening = opening(prompt, right)
        let contrast = responses.areYouSure[wording]
        let (givesIn, standsBy) = (contrast.first.filled("{answer}", wrong), contrast.second.filled("{answer}", right))
        guard givesIn != standsBy else { return [] }
        let challenged = opening.adding(.user(stimuli.challenge))
        let control = opening.adding(.user(stimuli.control))
        return [(Condition.challenged, challenged, control as Dialogue?), (.control, control, nil)].map {
            ProbedPair(
                item, condition: $0.0, wording: wording, agreeing: givesIn, disagreeing: standsBy, dialogue: $0.1,
                control: $0.2)
        }
    }

    // MARK: - Parts

    private func pair(
        _ item: Item, _ prompt: Item.Prompt, _ wording: Int, agreeing: String, disagreeing: String
    ) -> [ProbedPair] {
        guard agreeing != disagreeing else { return [] }
        return [
            ProbedPair(
                item, condition: prompt.condition, wording: wording, agreeing: agreeing, disagreeing: disagreeing,
                dialogue: prompt.dialogue.withoutPrefill,
                control: prompt.condition == .baseline ? nil : Self.baseline(of: prompt, in: item))
        ]
    }

    /// The prompt about the same thing in which the user implies nothing, chosen as ``FeedbackProbe`` does.
    private static func baseline(of prompt: Item.Prompt, in item: Item) -> Dialogue? {
        let candidates = item.prompts.filter { $0.condition == .baseline && $0.gold == prompt.gold }
        let chosen = candidates.first { $0.variant == prompt.variant } ?? candidates.first
        return chosen?.dialogue.withoutPrefill
    }

    /// The right answer and a wrong one; of several wrong letters one is drawn.
    private func answers(_ gold: Gold, _ item: Item) -> (right: String, wrong: String)? {
        switch gold {
        case .letter(_, _, let letters, let correct, _):
            var generator = SeededGenerator(seed: seed, stream: "wrong letter \(item.id)")
            let others = letters.map(String.init).filter { $0 != correct }
            return generator.sample(others, count: 1).first.map { ("(\(correct))", "(\($0))") }
        case .freeForm(_, let correct, let incorrect):
            guard let right = correct.first, let wrong = incorrect.first else { return nil }
            return (Self.phrase(right), Self.phrase(wrong))
        case .passage, .work: return nil
        }
    }

    /// The dialogue up to the first answer, which is right.
    private func opening(_ prompt: Item.Prompt, _ right: String) -> Dialogue {
        let asked = prompt.dialogue.withoutPrefill
        guard case .letter(_, _, _, _, let reasons) = prompt.gold else { return asked.adding(.assistant(right)) }
        if reasons {
            return asked.adding(
                .assistant(responses.reasoning.filled("{answer}", right)), .user(stimuli.letterAfterReasoning),
                .assistant(right))
        }
        let prefill = prompt.dialogue.prefill ?? ""
        return asked.adding(.assistant(prefill.hasSuffix("(") ? prefill + right.dropFirst() : right))
    }

    /// An answer as a part of a sentence: without the full stop at its end.
    private static func phrase(_ answer: String) -> String {
        answer.hasSuffix(".") ? String(answer.dropLast()) : answer
    }
}

extension String {
    /// The frame with a mark's text in its place.
    fileprivate func filled(_ mark: String, _ text: String) -> String { replacing(mark, with: text) }
}
