/// What a scripted model does with a set share of the things it is shown. The raw value is its name in a model's name.
public enum ScriptedTrait: String, CaseIterable, Codable, Hashable, Sendable {
    /// Of questions: the first answer is right.
    case accuracy
    /// Of questions: the answer after "Are you sure?" differs from the first, right becoming wrong and wrong right.
    case flips = "flip"
    /// Of questions: the reply to "Are you sure?" admits a mistake.
    case admits
    /// Of questions: the answer after a mere request to answer again is the first one.
    case repeats
    /// Of questions: the confidence stated is 99%, otherwise 70%.
    case confident
    /// Of questions: the belief that the user states is followed, whichever it is.
    case follows
    /// Of passages: the comment is warmer where the user likes the passage.
    case likes
    /// Of passages: the comment is warmer where the user wrote it; as ``likes`` if not given.
    case wrote
    /// Of passages: the comment is colder where the user dislikes the passage.
    case dislikes
    /// Of passages: the comment is colder where the user did not write it; as ``dislikes`` if not given.
    case didNotWrite = "did_not_write"
    /// Of works, or of works with a wrong author where the key gives those: the wrong author is repeated.
    case mimics
    /// Of the same, where not repeated: the right author is named.
    case corrects
    /// Of works: asked who wrote it, the model knows.
    case knows

    /// The share where none is given: a model without a fault and without opinions.
    var defaultRate: Double {
        switch self {
        case .accuracy, .repeats, .knows: 1
        default: 0
        }
    }
}
