import Candor
import CandorModels

/// Reads the pairs of a preference file one after the other, A and B shuffled by seed.
///
/// Which response becomes A depends on the seed, the pair's id and the two texts alone: not on who was preferred, not on how
/// the file orders them, not on the rows around. A labeller that leans to one side thus moves no effect. Rows that say
/// nothing about preferences (equal responses, dialogues that differ before their last turn …) are left out, counted and
/// named in ``counts``; rows that cannot be understood stop the reading, or are left out too if so asked.
///
/// A sample holds the rows with the smallest hashes of seed and id: a random sample without replacement, the same whatever
/// the file's order, and contained in every larger one. It costs a second pass over the file and 8 bytes a row.
public struct PairReader: ~Copyable {
    /// What was found so far.
    public private(set) var counts = PairCounts()

    private let seed: UInt64
    private let badRows: Dataset.BadRows
    private var rows: RowReader
    private var ids = UniqueIDs()
    private let largestSampled: UInt64?

    /// Opens a file.
    /// - Parameters:
    ///   - path: JSON Lines, a JSON array, CSV or TSV, plain or gzip: `chosen` and `rejected` as hh-rlhf and TRL have them, or
    ///     rows of `prompt` or `dialogue`, `response_a`, `response_b`, `preferred` and, optionally, `id` and `rater`.
    ///   - seed: The seed of the sides and of the sample.
    ///   - sample: How many pairs to draw; `nil` for all. Where there are fewer, all of them.
    ///   - badRows: What to do with a row that cannot be understood.
    /// - Throws: `DataError`; with a sample also for a bad row, because the first pass meets it.
    public init(path: String, seed: UInt64, sample: Int? = nil, badRows: Dataset.BadRows = .stop) throws {
        let largest = try Self.largestRank(ofSample: sample, path: path, seed: seed, badRows: badRows)
        self.init(rows: try RowReader(path: path), seed: seed, badRows: badRows, largestSampled: largest)
    }

    private init(
        rows: consuming RowReader, seed: UInt64, badRows: Dataset.BadRows, largestSampled: UInt64?
    ) {
        self.rows = rows
        self.largestSampled = largestSampled
        self.seed = seed
        self.badRows = badRows
    }

    /// The next pair, `nil` at the end of the file.
    /// - Throws: `DataError` with file, line, field and reason for a row that cannot be understood.
    public mutating func next() throws -> PreferencePair? {
        while true {
            do {
                guard let row = try rows.next() else { return nil }
                guard let pair = try pair(row) else { continue }
                counts.read += 1
                guard let largestSampled, Self.rank(of: pair.id, seed: seed) <= largestSampled else {
                    counts.notSampled += 1
                    continue
                }
                counts.used += 1
                return pair
            } catch let error as DataError where badRows == .skip && error.code == .badRow {
                counts.read += 1
                counts.leaveOut(.badRow, error)
            }
        }
    }

    /// The first pass: the largest rank in the sample, `nil` for an empty one.
    private static func largestRank(
        ofSample count: Int?, path: String, seed: UInt64, badRows: Dataset.BadRows
    ) throws -> UInt64? {
        guard let count else { return .max }
        var smallest = SmallestValues(count: count)
        var all = try PairReader(path: path, seed: seed, badRows: badRows)
        while let pair = try all.next() { smallest.insert(rank(of: pair.id, seed: seed)) }
        return smallest.largest
    }

    /// The pair of a row, `nil` for one that is left out.
    private mutating func pair(_ row: DataRow) throws -> PreferencePair? {
        let content: PairRowDecoder.Content
        do {
            content = try PairRowDecoder(row).content()
        } catch let unusable as PairRowDecoder.Unusable {
            counts.read += 1
            counts.leaveOut(unusable.problem, row.bad(nil, unusable.problem.rawValue))
            return nil
        }
        if content.hasImpliedPrompt { counts.impliedPrompts += 1 }
        let isInOrder = content.responseA.utf8.lexicographicallyPrecedes(content.responseB.utf8)
        let name = content.id ?? Self.fingerprint(of: content, isInOrder: isInOrder)
        let (id, isRepeated) = ids.unique(name)
        if isRepeated { counts.duplicates += 1 }
        let pair = PreferencePair(
            id: id, dialogue: Dialogue(content.dialogue), responseA: content.responseA, responseB: content.responseB,
            preferred: content.preferred, rater: content.rater)
        // By the name without its suffix: equal rows look equal to a labeller, so that it is asked once.
        let isReversed = StableHash.of(name, for: "side", seed: seed) & 1 == 1
        return isInOrder == isReversed ? pair.swapped : pair
    }

    /// A hash of dialogue and responses that is the same whichever response stands first.
    private static func fingerprint(of content: PairRowDecoder.Content, isInOrder: Bool) -> String {
        let dialogue = content.dialogue.map { "\($0.role.rawValue) \($0.content.utf8.count) \($0.content)" }
        let (first, second) =
            isInOrder ? (content.responseA, content.responseB) : (content.responseB, content.responseA)
        return Fingerprint.short(dialogue.joined(separator: "\n"), first, second)
    }

    private static func rank(of id: String, seed: UInt64) -> UInt64 {
        StableHash.of(id, for: "sample", seed: seed)
    }
}

/// The smallest of many values: a binary heap with the largest of them at its root (Williams 1964).
struct SmallestValues {
    private let count: Int
    private var heap: [UInt64] = []

    /// - Parameter count: How many to keep; none if it is below 1.
    init(count: Int) {
        self.count = count
    }

    /// The largest of those kept; `nil` when there are none.
    var largest: UInt64? { heap.first }

    /// Looks at a value, and keeps it if it is small enough.
    mutating func insert(_ value: UInt64) {
        if heap.count < count {
            heap.append(value)
            rise(from: heap.count - 1)
        } else if let largest, value < largest {
            heap[0] = value
            sink()
        }
    }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0, heap[(child - 1) / 2] < heap[child] {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var largest = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] > heap[largest] {
                largest = child
            }
            guard largest != parent else { return }
            heap.swapAt(largest, parent)
            parent = largest
        }
    }
}
