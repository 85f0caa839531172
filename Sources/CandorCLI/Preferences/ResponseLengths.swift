import Candor

/// How much longer one response of a pair is than the other, for the baseline "always the longer one".
struct ResponseLengths {
    private struct Entry {
        var difference: Double
        var preferred: Preference
    }

    private var entries: [String: Entry] = [:]

    /// Reads the pairs.
    init(path: String, seed: UInt64) throws {
        var reader = try PairReader(path: path, seed: seed, badRows: .skip)
        while let pair = try reader.next() {
            entries[pair.id] = Entry(
                difference: Double(pair.responseA.utf8.count - pair.responseB.utf8.count), preferred: pair.preferred)
        }
    }

    /// How many bytes longer A is than B in a row of labels, which may have been shuffled by another seed than the pairs: the
    /// preference tells which side is which.
    func difference(of row: LabelsRow) -> Double? {
        guard let entry = entries[row.pair] else { return nil }
        if row.preferred == entry.preferred { return entry.difference }
        return row.preferred == entry.preferred.swapped ? -entry.difference : nil
    }
}
