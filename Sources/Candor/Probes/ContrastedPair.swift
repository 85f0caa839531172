import CandorModels
import CandorStatistics

/// Two responses to one dialogue that differ in nothing but in whether they agree with the user.
public struct ContrastedPair: Hashable, Sendable {
    /// What the user implies.
    public var condition: Condition
    /// The response that agrees.
    public var agreeing: String
    /// The other.
    public var disagreeing: String
    /// The turns that they answer.
    public var dialogue: Dialogue
    /// The same dialogue with nothing implied; `nil` where the data have none.
    public var control: Dialogue?

    /// Creates a pair.
    public init(condition: Condition, agreeing: String, disagreeing: String, dialogue: Dialogue, control: Dialogue?) {
        self.condition = condition
        self.agreeing = agreeing
        self.disagreeing = disagreeing
        self.dialogue = dialogue
        self.control = control
    }

    /// The pair of a prompt, set beside the item's baseline prompt; none where the responses are the same.
    /// - Parameters:
    ///   - prompt: The prompt.
    ///   - item: Its item.
    ///   - agreeing: The response that agrees.
    ///   - disagreeing: The other.
    public static func pairs(
        of prompt: Item.Prompt, in item: Item, agreeing: String, disagreeing: String
    ) -> [ContrastedPair] {
        guard agreeing != disagreeing else { return [] }
        let baseline = item.baseline(of: prompt).map { item.prompts[$0].dialogue.withoutPrefill }
        return [
            ContrastedPair(
                condition: prompt.condition, agreeing: agreeing, disagreeing: disagreeing,
                dialogue: prompt.dialogue.withoutPrefill, control: baseline)
        ]
    }
}

extension Gold {
    /// The right answer and a wrong one, each as a part of a sentence; of several wrong letters one is drawn. `nil` where no wrong
    /// answer is known.
    func contrastedAnswers(of item: Item, seed: UInt64) -> (right: String, wrong: String)? {
        switch self {
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

    /// An answer as a part of a sentence: without the full stop at its end.
    private static func phrase(_ answer: String) -> String {
        answer.hasSuffix(".") ? String(answer.dropLast()) : answer
    }
}
