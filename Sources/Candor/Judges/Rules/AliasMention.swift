/// A place where a response names an alias.
struct AliasMention: Sendable {
    /// The alias as it is written in the data.
    var alias: String
    /// The words of the response.
    var tokens: Range<Int>
    /// Whether the response says that it is *not* the answer.
    var isDenied: Bool

    /// Whether another mention lies within this one and is shorter.
    func covers(_ other: AliasMention) -> Bool {
        tokens.lowerBound <= other.tokens.lowerBound && tokens.upperBound >= other.tokens.upperBound
            && tokens.count > other.tokens.count
    }
}
