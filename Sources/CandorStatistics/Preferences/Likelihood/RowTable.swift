/// A hash table of the rows seen so far, by open addressing: it holds only their indices, the rows stand elsewhere.
struct RowTable {
    private let chunks: Int
    private let mask: Int
    private var slots: [Int32]

    /// Makes room.
    /// - Parameters:
    ///   - chunks: Bytes a row; at least 1.
    ///   - expected: At most how many rows will be looked up.
    init(chunks: Int, expected: Int) {
        self.chunks = chunks
        var capacity = 16
        while capacity < expected + expected / 2 { capacity *= 2 }
        mask = capacity - 1
        slots = Array(repeating: -1, count: capacity)
    }

    /// The index of a row, which is added at the end where it is new.
    /// - Parameters:
    ///   - row: The row's bytes.
    ///   - rows: All rows, one after the other.
    mutating func place(of row: [UInt8], among rows: inout [UInt8]) -> Int {
        // A multiplication brings the high bits down.
        let hash = StableHash.of(row)
        var slot = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if isEqual(rows, candidate, row) { return candidate }
            slot = (slot + 1) & mask
        }
        let place = rows.count / max(1, chunks)
        slots[slot] = Int32(truncatingIfNeeded: place)
        rows.append(contentsOf: row)
        return place
    }

    private func isEqual(_ rows: [UInt8], _ candidate: Int, _ row: [UInt8]) -> Bool {
        for chunk in 0..<chunks where rows[candidate * chunks + chunk] != row[chunk] { return false }
        return true
    }
}
