/// The sums of one set of coefficients for all codes of all bytes.
struct LabelTables {
    private let position: Double
    private var sums: [Double]

    /// Prepares the look-ups.
    /// - Parameters:
    ///   - coefficients: The features', then perhaps the position's.
    ///   - data: The pairs to be looked up, or others with the same features.
    init(_ coefficients: [Double], _ data: PreferenceData) {
        let features = data.features.count
        position = coefficients.count > features ? coefficients[features] : 0
        sums = Array(repeating: 0, count: data.stride * TernaryCode.tableSize)
        sums.withUnsafeMutableBufferPointer { sums in
            coefficients.withUnsafeBufferPointer { coefficients in
                guard let base = sums.baseAddress else { return }
                for chunk in 0..<data.stride {
                    let first = chunk * TernaryCode.width
                    TernaryCode.fillSums(
                        base + chunk * TernaryCode.tableSize,
                        coefficients: UnsafeBufferPointer(
                            rebasing: coefficients[first..<min(first + TernaryCode.width, features)]))
                }
            }
        }
    }

    /// η of one pair.
    func linearPredictor(of row: Int, in data: PreferenceData) -> Double {
        var sum = position
        for chunk in 0..<data.stride {
            sum += sums[chunk * TernaryCode.tableSize + Int(data.codes[row * data.stride + chunk])]
        }
        return sum
    }
}
