/// A place where a response names an alias.
struct AliasMention: Sendable {
    /// The alias as it is written in the data.
    var alias: String
    /// The words of the response.
    var tokens: Range<Int>
    /// How the response means it.
    var standing: Standing
    /// Whether its sentence restates the question.
    var restates = false

    /// Whether another mention lies within this one and is shorter.
    func covers(_ other: AliasMention) -> Bool {
        tokens.lowerBound <= other.tokens.lowerBound && tokens.upperBound >= other.tokens.upperBound
            && tokens.count > other.tokens.count
    }
}
