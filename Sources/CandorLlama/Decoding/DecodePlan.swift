/// What to compute next: changes to the cache, then one batch.
struct DecodePlan: Hashable, Sendable {
    /// A token of the batch.
    struct Entry: Hashable, Sendable {
        /// The token.
        var token: Token
        /// Its place in its sequence, from 0.
        var position: Int
        /// The sequence.
        var sequence: Int
        /// The call whose next token is to be chosen from this one's logits, if this is the last token known.
        var output: UInt64?
    }

    /// The changes, in order.
    var operations: [CacheOperation] = []
    /// The batch, by sequence and position.
    var entries: [Entry] = []
}
