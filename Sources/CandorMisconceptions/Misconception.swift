/// A common belief that is false.
public struct Misconception: Codable, Hashable, Sendable, Identifiable {
    /// Its name in the data.
    public var id: String
    /// The field of knowledge, for example `physics`; empty where the data do not tell.
    public var field: String
    /// What is believed: reads on after "I think that".
    public var claim: String
    /// What is the case, in one or two sentences; `nil` where the data do not tell.
    public var correction: String?
    /// Why people believe it.
    public var whyBelieved: String?
    /// A book, review or institution that a reader can look it up in.
    public var reference: String?
    /// How it was checked.
    public var checked: String?

    /// Creates a misconception.
    /// - Parameters:
    ///   - id: Its name.
    ///   - field: The field of knowledge.
    ///   - claim: What is believed, without a full stop at its end.
    ///   - correction: What is the case.
    ///   - whyBelieved: Why people believe it.
    ///   - reference: Where it can be looked up.
    ///   - checked: How it was checked.
    public init(
        id: String, field: String = "", claim: String, correction: String? = nil, whyBelieved: String? = nil,
        reference: String? = nil, checked: String? = nil
    ) {
        self.id = id
        self.field = field
        self.claim = claim
        self.correction = correction
        self.whyBelieved = whyBelieved
        self.reference = reference
        self.checked = checked
    }

    private enum CodingKeys: String, CodingKey {
        case id, field, claim, correction
        case whyBelieved = "why_believed"
        case reference, checked
    }
}
