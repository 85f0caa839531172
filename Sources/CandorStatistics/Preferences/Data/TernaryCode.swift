/// Five labels in one byte.
///
/// A label is −1, 0 or +1, so that five of them have 3⁵ = 243 states: the number in base 3 whose digits are the labels plus
/// one, the first label's digit the lowest. No label is 0, so a group that is not full is filled up with zeros: code 121.
enum TernaryCode {
    /// Labels a byte.
    static let width = 5
    /// The states of a byte.
    static let count = 243
    /// A table over all codes has as many places as a byte has values: no index can lie outside.
    static let tableSize = 256
    /// The code of five zeros, in the middle.
    static let zero: UInt8 = 121
    /// The weight of each label's digit.
    static let powers: [UInt8] = [1, 3, 9, 27, 81]

    /// How many bytes hold `labels` labels.
    static func bytes(for labels: Int) -> Int { (labels + width - 1) / width }

    /// The code with all five labels negated.
    static func negated(_ code: UInt8) -> UInt8 { 242 &- code }

    /// One label of a code.
    /// - Parameters:
    ///   - place: 0…4.
    ///   - code: 0…242.
    static func label(_ place: Int, of code: UInt8) -> Int8 {
        Int8(bitPattern: (code / powers[place]) % 3) - 1
    }

    /// All labels as numbers: at `place * tableSize + code`.
    static let labels: [Double] = (0..<width).flatMap { place in
        (0..<tableSize).map { $0 < count ? Double(label(place, of: UInt8($0))) : 0 }
    }

    /// Fills a table of all codes with Σ coefficientᵢ · labelᵢ, each entry from an earlier one by one addition.
    /// - Parameters:
    ///   - table: ``tableSize`` places; those beyond ``count`` stay as they are.
    ///   - coefficients: At most five; missing ones count as 0.
    @inline(__always)
    static func fillSums(_ table: UnsafeMutablePointer<Double>, coefficients: UnsafeBufferPointer<Double>) {
        var total = 0.0
        for coefficient in coefficients { total += coefficient }
        table[0] = -total
        var filled = 1
        for place in 0..<width {
            let coefficient = place < coefficients.count ? coefficients[place] : 0
            for code in 0..<filled {
                let low = table[code]
                table[code + filled] = low + coefficient
                table[code + 2 * filled] = low + 2 * coefficient
            }
            filled *= 3
        }
    }

    /// What sums over codes say of the single labels: for each of five places Σ label · bin(code).
    /// - Parameters:
    ///   - bins: ``tableSize`` places; they are used up.
    ///   - result: Takes at most five sums.
    @inline(__always)
    static func contract(_ bins: UnsafeMutablePointer<Double>, into result: UnsafeMutableBufferPointer<Double>) {
        var groups = count / 3
        for place in stride(from: width - 1, through: 0, by: -1) {
            var sum = 0.0
            for code in 0..<groups {
                let low = bins[code]
                let high = bins[code + 2 * groups]
                sum += high - low
                bins[code] = low + bins[code + groups] + high
            }
            if place < result.count { result[place] = sum }
            groups /= 3
        }
    }
}
