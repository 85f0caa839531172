/// What a word or phrase may be a sign of, as far as the rules for preference features look at it.
enum TermClass: Int, CaseIterable {
    // Confidence
    case certainty, absolute, hedge, ignorance
    // Taking sides
    case agreement, disagreement, acceptance, challenge, refusal, belief, liking, disliking
    // Tone
    case empathy, humour, story, courtesy, rudeness, greeting, warmth, encouragement, discouragement, hope, invitation
    // Argument
    case reason, condition, contrast, example, sequence, source, benefit, detail
    // Form
    case filler, misspelling, slip, abbreviation, doubling
    // Claims that an assistant cannot make of itself
    case lifeStory
    // Grammar
    case functionWord, negation, secondPerson, firstPerson, praise, criticism
}

/// A set of ``TermClass``, one bit each.
struct TermClasses: Hashable, Sendable {
    private(set) var bits: UInt64 = 0

    /// Whether a class is among them.
    func contains(_ termClass: TermClass) -> Bool { bits & (1 << UInt64(termClass.rawValue)) != 0 }

    /// Adds a class.
    mutating func insert(_ termClass: TermClass) { bits |= 1 << UInt64(termClass.rawValue) }

    /// Creates a set of some classes.
    init(_ classes: TermClass...) {
        for termClass in classes { insert(termClass) }
    }

    /// The set without the classes of another.
    func subtracting(_ other: TermClasses) -> TermClasses {
        var rest = self
        rest.bits &= ~other.bits
        return rest
    }

    /// The classes whose terms are no signs of them when denied, as in `not sure` and `never happy`.
    static let voidedByDenial = TermClasses(
        .certainty, .absolute, .acceptance, .agreement, .warmth, .hope, .encouragement, .humour, .benefit)

    /// Adds the classes of another set.
    mutating func formUnion(_ other: TermClasses) { bits |= other.bits }
}
