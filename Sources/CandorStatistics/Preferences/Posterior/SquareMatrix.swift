/// A small dense square matrix.
struct SquareMatrix: Hashable, Sendable {
    /// Rows, and columns.
    let size: Int
    /// The elements, row after row.
    var elements: [Double]

    /// A matrix of zeros.
    init(size: Int) {
        self.size = size
        elements = Array(repeating: 0, count: size * size)
    }

    /// The unit matrix.
    init(unit size: Int) {
        self.init(size: size)
        for place in 0..<size { self[place, place] = 1 }
    }

    subscript(row: Int, column: Int) -> Double {
        get { elements[row * size + column] }
        set { elements[row * size + column] = newValue }
    }

    /// The lower triangle L with L Lᵀ = this symmetric matrix; `nil` where it is not positive definite.
    func choleskyFactor() -> SquareMatrix? {
        guard let columns = CholeskyFactor.columns(of: elements, dimension: size) else { return nil }
        var upper = SquareMatrix(size: size)
        upper.elements = columns
        return upper.transposed
    }

    /// The inverse of this lower triangle, lower itself.
    func lowerInverse() -> SquareMatrix {
        var inverse = SquareMatrix(size: size)
        for column in 0..<size {
            inverse[column, column] = 1 / self[column, column]
            for row in (column + 1)..<max(size, column + 1) {
                var sum = 0.0
                for k in column..<row { sum -= self[row, k] * inverse[k, column] }
                inverse[row, column] = sum / self[row, row]
            }
        }
        return inverse
    }

    /// The transpose.
    var transposed: SquareMatrix {
        var result = SquareMatrix(size: size)
        for row in 0..<size {
            for column in 0..<size { result[column, row] = self[row, column] }
        }
        return result
    }

    /// Adds this matrix times a vector, column by column, which the compiler turns into vector instructions. The matrix is
    /// symmetric, or its transpose is meant.
    /// - Parameters:
    ///   - vector: As many elements as columns.
    ///   - result: Takes as many sums.
    @inline(__always)
    func addTransposedProduct(_ vector: [Double], to result: inout [Double]) {
        elements.withUnsafeBufferPointer { elements in
            result.withUnsafeMutableBufferPointer { result in
                for row in 0..<size {
                    let factor = vector[row]
                    let base = row * size
                    for column in 0..<size { result[column] += factor * elements[base + column] }
                }
            }
        }
    }
}
