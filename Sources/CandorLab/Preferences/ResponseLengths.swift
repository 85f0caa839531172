import Candor
import CandorPreferences

/// How much longer one response of a pair is than the other, in characters (Unicode code points), for the baseline
/// "always the longer one".
struct ResponseLengths {
    private struct Entry {
        var difference: Float
        var shareOfA: Float
    }

    /// By the hash of the pair's id: with a million pairs the ids themselves would be most of the memory.
    private var entries: [Int: Entry] = [:]

    /// Reads the pairs.
    init(path: String, seed: UInt64) throws {
        var reader = try PairReader(path: path, seed: seed, badRows: .skip)
        while let pair = try reader.next() {
            entries[pair.id.hashValue] = Entry(
                difference: Float(pair.responseA.unicodeScalars.count - pair.responseB.unicodeScalars.count),
                shareOfA: Float(pair.preferred.shareOfA))
        }
    }

    /// How many characters longer A is than B in a row of labels, which may have been shuffled by another seed than the pairs: the
    /// preference tells which side is which.
    func difference(of row: LabelsRow) -> Double? {
        guard let entry = entries[row.pair.hashValue] else { return nil }
        let share = Float(row.preferred.shareOfA)
        if abs(share - entry.shareOfA) < 1e-6 { return Double(entry.difference) }
        return abs(share + entry.shareOfA - 1) < 1e-6 ? -Double(entry.difference) : nil
    }
}
