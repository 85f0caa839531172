/// A change to the attention cache, to be made before a batch is computed.
enum CacheOperation: Hashable, Sendable {
    /// Puts a copy of one sequence's whole cache in the place of another's.
    case copy(from: Int, to: Int)
    /// Keeps the first `length` tokens of a sequence.
    case trim(sequence: Int, length: Int)
}
