import CandorModels

/// Two responses to one dialogue, and which of them somebody preferred.
public struct PreferencePair: Hashable, Sendable {
    /// The file's own id where it has one, else a hash of the texts; unique in a file.
    public var id: String
    /// The turns before the responses; the last is the human's.
    public var dialogue: Dialogue
    /// The first response, as labellers see it.
    public var responseA: String
    /// The second response.
    public var responseB: String
    /// Which was preferred.
    public var preferred: Preference
    /// Who preferred it, where the file tells.
    public var rater: String?
    /// Whether A and B stand the other way round than in the file, by the seed.
    public var isSwapped: Bool

    /// Creates a pair.
    public init(
        id: String, dialogue: Dialogue, responseA: String, responseB: String, preferred: Preference,
        rater: String? = nil, isSwapped: Bool = false
    ) {
        self.id = id
        self.dialogue = dialogue
        self.responseA = responseA
        self.responseB = responseB
        self.preferred = preferred
        self.rater = rater
        self.isSwapped = isSwapped
    }

    /// The same pair with the responses the other way round.
    public var swapped: PreferencePair {
        var pair = self
        (pair.responseA, pair.responseB) = (responseB, responseA)
        pair.preferred = preferred.swapped
        pair.isSwapped.toggle()
        return pair
    }
}
