/// Adds up the vectors of a text's tokens.
struct VectorSum: Sendable {
    /// The sum, empty before the first vector.
    private(set) var sum: [Double] = []
    /// The vector added last.
    private(set) var last: [Double] = []

    /// Adds a token's vector.
    mutating func add(_ vector: UnsafeBufferPointer<Float>) {
        last = vector.map(Double.init)
        if sum.isEmpty { sum = last } else { for index in sum.indices { sum[index] += last[index] } }
    }

    /// A vector scaled to Euclidean length 1; one of length 0 stays.
    static func unit(_ vector: [Double]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { length > 0 ? Float($0 / length) : 0 }
    }
}
