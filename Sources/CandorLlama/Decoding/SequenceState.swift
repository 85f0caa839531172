/// One sequence of the attention cache: computing a call, or keeping a finished one's tokens for whoever begins alike.
struct SequenceState: Sendable {
    /// The call that it computes; `nil` if it only keeps.
    var call: UInt64?
    /// The tokens known: the prompt and what was written after it.
    var tokens: [Token] = []
    /// How many of them are in the cache.
    var computed = 0
    /// How many of them are the prompt.
    var promptLength = 0
    /// How many of the prompt's came from the cache.
    var cached = 0
    /// When it was last used, in steps; 0 for never.
    var lastUse = 0

    /// The tokens that are in the cache.
    var computedTokens: ArraySlice<Token> { tokens[..<computed] }

    /// How many tokens at the beginning are the same.
    static func commonPrefix(_ left: ArraySlice<Token>, _ right: ArraySlice<Token>) -> Int {
        var length = 0
        let limit = min(left.count, right.count)
        while length < limit, left[left.startIndex + length] == right[right.startIndex + length] { length += 1 }
        return length
    }
}
