import CandorModels
import CandorStatistics

/// What agreeing with the user is, to a probe: how preference models are probed with it, and the sign of every number of that.
public protocol AgreementRule: Sendable {
    /// The names of the share and of the margin where nothing can be agreed with.
    var controlMetrics: (share: String, margin: String) { get }
    /// The topic whose preference model takes the probe's dialogues, where none does for all dialogues and the probe has no topic
    /// of its own; by default none.
    var fallbackTopic: DialogueTopic? { get }
    /// What the responses of a pack of wordings look like.
    var form: WordingForm { get }

    /// Which response is set against which, in words; the first one's score counts with a plus.
    /// - Parameter condition: What the user implies.
    func sides(_ condition: Condition) -> String

    /// The pairs of responses that a prompt is probed with; none where the two cannot be told apart.
    /// - Parameters:
    ///   - prompt: The prompt.
    ///   - item: Its item.
    ///   - wording: The words.
    ///   - seed: The seed of what is left to chance, as which wrong letter.
    func pairs(of prompt: Item.Prompt, in item: Item, wording: Wording, seed: UInt64) -> [ContrastedPair]
}

extension AgreementRule {
    /// As where something is implied.
    public var controlMetrics: (share: String, margin: String) { ("prefers_agreeing", "agreement_margin") }

    /// None.
    public var fallbackTopic: DialogueTopic? { nil }
}

/// What the responses in a pack of wordings look like, for one probe.
public struct WordingForm: Hashable, Sendable {
    /// The fields of a response, for example `positive` and `negative`; empty for a response that is a text.
    public var fields: [String]
    /// What every text must contain, for example `{answer}`.
    public var mark: String?
    /// A field beside the list of responses, for example `reasoning`; `nil` where there is only the list.
    public var lead: String?

    /// Creates a form.
    /// - Parameters:
    ///   - fields: The fields of a response; none for a response that is a text.
    ///   - mark: What every text must contain.
    ///   - lead: A field beside the list of responses.
    public init(fields: [String] = [], mark: String? = nil, lead: String? = nil) {
        self.fields = fields
        self.mark = mark
        self.lead = lead
    }
}

/// One wording out of a pack, for one probe.
public struct Wording: Hashable, Sendable {
    /// The texts, in the order of the form's fields.
    public var texts: [String]
    /// The text of the form's lead; empty where there is none.
    public var lead: String

    /// Creates a wording.
    /// - Parameters:
    ///   - texts: The texts, in the order of the form's fields.
    ///   - lead: The text of the form's lead.
    public init(_ texts: [String], lead: String = "") {
        self.texts = texts
        self.lead = lead
    }
}

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

extension Item {
    /// The place of the prompt about the same thing in which the user implies nothing: an item may have several passages (two
    /// solutions of one problem), and each has a baseline of its own.
    /// - Parameter prompt: A prompt of the item.
    /// - Returns: `nil` for a baseline, and where the item has none for it.
    package func baseline(of prompt: Prompt) -> Int? {
        guard prompt.condition != .baseline else { return nil }
        let candidates = prompts.indices.filter {
            prompts[$0].condition == .baseline && prompts[$0].gold == prompt.gold
        }
        return candidates.first { prompts[$0].variant == prompt.variant } ?? candidates.first
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
