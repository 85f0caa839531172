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
