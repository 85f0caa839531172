/// The lower triangular L of a symmetric positive definite matrix LLᵀ (Golub and Van Loan, "Matrix Computations", 4th
/// edition, 2013, section 4.2).
enum CholeskyFactor {
    /// Factors a matrix.
    /// - Parameters:
    ///   - matrix: Column by column, symmetric.
    ///   - dimension: Its number of columns.
    /// - Returns: L column by column with zeros above the diagonal; nil if the matrix is not positive definite.
    static func columns(of matrix: [Double], dimension: Int) -> [Double]? {
        var factor = [Double](repeating: 0, count: dimension * dimension)
        for column in 0..<dimension {
            for row in column..<dimension {
                var rest = matrix[column * dimension + row]
                for earlier in 0..<column {
                    rest -= factor[earlier * dimension + row] * factor[earlier * dimension + column]
                }
                if row == column {
                    guard rest > 0, rest.isFinite else { return nil }
                    factor[column * dimension + column] = rest.squareRoot()
                } else {
                    factor[column * dimension + row] = rest / factor[column * dimension + column]
                }
            }
        }
        return factor
    }
}
