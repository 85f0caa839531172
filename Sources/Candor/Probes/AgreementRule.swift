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
