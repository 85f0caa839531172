import Candor

/// The pairs of a file, all at once: for files that fit the memory.
public struct PreferencePairs: Sendable {
    /// The pairs, in the file's order.
    public var pairs: [PreferencePair]
    /// What was read, used and left out.
    public var counts: PairCounts

    /// Reads a file; see ``PairReader/init(path:seed:sample:badRows:)``.
    /// - Throws: `DataError`; code `empty` if there is no usable pair.
    public init(path: String, seed: UInt64, sample: Int? = nil, badRows: Dataset.BadRows = .stop) throws {
        var reader = try PairReader(path: path, seed: seed, sample: sample, badRows: badRows)
        pairs = []
        while let pair = try reader.next() { pairs.append(pair) }
        counts = reader.counts
        guard !pairs.isEmpty else { throw counts.nothingUsable(in: path) }
    }
}
