/// Preference data boiled down to what the likelihood needs.
///
/// The log-likelihood of all pairs is Σ (s − ½) η − Σ g(η) + t ln ν, s the share that prefers A, t the ties (the notation is
/// that of ``LogisticLane``). The first sum is linear in the coefficients: one number a column holds it. g is even: a pair
/// and its mirror image, A and B exchanged, are the same to it. So pairs with equal labels up to sign are merged into one
/// row with a weight, whatever was preferred.
struct MergedPairs: Sendable {
    /// Features, and the position where it has a coefficient.
    let columns: Int
    /// Bytes of labels a row.
    let chunks: Int
    /// The labels byte column by byte column, as ``TernaryCode``s: `codes[chunk * rows + row]`.
    private(set) var codes: [UInt8] = []
    /// How many pairs each row stands for; 0 in rows that only fill up a lane.
    private(set) var weights: [Double] = []
    /// The rows of each group of raters, whole lanes each; one range without groups.
    private(set) var segments: [Range<Int>] = []
    /// Σ (s − ½) φ for each column, segment after segment.
    private(set) var leaning: [Double] = []
    /// The ties among the pairs.
    private(set) var ties = 0.0
    /// The ties that were left out.
    private(set) var tiesLeftOut = 0
    /// How many pairs carry each column (φ ≠ 0).
    private(set) var carrying: [Int]
    /// How many pairs there are.
    private(set) var pairs = 0

    /// Rows, those that fill up lanes included.
    var rows: Int { weights.count }

    /// Merges.
    /// - Parameters:
    ///   - data: The pairs.
    ///   - hasPosition: Whether a column is added that is +1 in each pair: A came first.
    ///   - ties: What becomes of ties.
    ///   - byGroup: Whether groups of raters are kept apart.
    init(_ data: PreferenceData, hasPosition: Bool, ties treatment: TieTreatment, byGroup: Bool) {
        columns = data.features.count + (hasPosition ? 1 : 0)
        chunks = TernaryCode.bytes(for: columns)
        carrying = Array(repeating: 0, count: columns)
        var rowMajor: [UInt8] = []
        for members in Self.groups(of: data, byGroup: byGroup) {
            merge(data, members, position: hasPosition ? data.features.count : nil, treatment, into: &rowMajor)
        }
        codes = Array(repeating: TernaryCode.zero, count: rowMajor.count)
        for chunk in 0..<chunks {
            for row in 0..<rows { codes[chunk * rows + row] = rowMajor[row * chunks + chunk] }
        }
    }

    /// The indices of each group's pairs; pairs without a group come last, as a group of their own.
    private static func groups(of data: PreferenceData, byGroup: Bool) -> [[Int32]] {
        guard byGroup else { return [Array(0..<Int32(data.count))] }
        let known = data.groupCount
        let isComplete = !data.groups.contains(-1)
        var result = Array(repeating: [Int32](), count: known + (isComplete ? 0 : 1))
        for (row, group) in data.groups.enumerated() {
            result[group < 0 ? known : Int(group)].append(Int32(row))
        }
        return result
    }

    private mutating func merge(
        _ data: PreferenceData, _ members: [Int32], position: Int?, _ treatment: TieTreatment,
        into rowMajor: inout [UInt8]
    ) {
        let first = weights.count
        var seen = RowTable(chunks: chunks, expected: members.count)
        var leaningBins = CodeBins(chunks: chunks)
        var countBins = CodeBins(chunks: chunks)
        var row = Array(repeating: TernaryCode.zero, count: chunks)
        for member in members {
            let share = data.shares[Int(member)]
            if share.isNaN {
                guard treatment == .davidson else {
                    tiesLeftOut += 1
                    continue
                }
                ties += 1
            }
            for chunk in 0..<data.stride { row[chunk] = data.codes[Int(member) * data.stride + chunk] }
            if let position {
                let chunk = position / TernaryCode.width
                let code = chunk < data.stride ? row[chunk] : TernaryCode.zero
                row[chunk] = code + TernaryCode.powers[position % TernaryCode.width]
            }
            leaningBins.add(share.isNaN ? 0 : share - 0.5, to: row)
            countBins.add(1, to: row)
            pairs += 1
            if let first = row.first(where: { $0 != TernaryCode.zero }), first < TernaryCode.zero {
                for chunk in row.indices { row[chunk] = TernaryCode.negated(row[chunk]) }
            }
            let place = seen.place(of: row, among: &rowMajor)
            if place == weights.count { weights.append(0) }
            weights[place] += 1
        }
        fillLane(from: first, into: &rowMajor)
        segments.append(first..<weights.count)
        leaning += leaningBins.sums(columns: columns)
        for (column, count) in countBins.carrying(columns: columns).enumerated() { carrying[column] += count }
    }

    private mutating func fillLane(from first: Int, into rowMajor: inout [UInt8]) {
        while !(weights.count - first).isMultiple(of: LogisticLane.width) {
            weights.append(0)
            rowMajor.append(contentsOf: repeatElement(TernaryCode.zero, count: chunks))
        }
    }
}

/// Sums over rows, kept by the code of each byte of labels: what single labels sum to follows from them at the end, at a cost
/// that does not grow with the rows.
struct CodeBins {
    private let chunks: Int
    private var bins: [Double]

    /// Starts with empty bins.
    init(chunks: Int) {
        self.chunks = chunks
        bins = Array(repeating: 0, count: chunks * TernaryCode.tableSize)
    }

    /// Adds a row.
    /// - Parameters:
    ///   - amount: What to add.
    ///   - row: The row's codes.
    mutating func add(_ amount: Double, to row: [UInt8]) {
        for chunk in 0..<chunks { bins[chunk * TernaryCode.tableSize + Int(row[chunk])] += amount }
    }

    /// Σ amount · label for each column.
    func sums(columns: Int) -> [Double] {
        weighed(columns: columns) { Double($0) }
    }

    /// Σ amount over rows whose label is not 0, for each column; the amounts are counts.
    func carrying(columns: Int) -> [Int] {
        weighed(columns: columns) { Double(abs($0)) }.map { Int($0.rounded()) }
    }

    private func weighed(columns: Int, by weight: (Int8) -> Double) -> [Double] {
        (0..<columns).map { column in
            let base = column / TernaryCode.width * TernaryCode.tableSize
            return (0..<TernaryCode.count).reduce(0) { sum, code in
                sum + bins[base + code] * weight(TernaryCode.label(column % TernaryCode.width, of: UInt8(code)))
            }
        }
    }
}

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
