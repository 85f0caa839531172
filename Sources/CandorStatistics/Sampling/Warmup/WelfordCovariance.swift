/// The running mean and covariance of the coordinates (Welford, "Note on a method for calculating corrected sums of
/// squares and products", Technometrics 4, 1962).
public struct WelfordCovariance: Hashable, Sendable {
    /// The number of positions.
    public private(set) var count = 0
    private var means: [Double]
    private var products: [Double]

    /// Starts with no positions.
    /// - Parameter dimension: The number of coordinates.
    public init(dimension: Int) {
        means = [Double](repeating: 0, count: dimension)
        products = [Double](repeating: 0, count: dimension * dimension)
    }

    /// Adds a position.
    /// - Parameter position: One number for each coordinate.
    public mutating func add(_ position: [Double]) {
        count += 1
        let dimension = means.count
        let differences = (0..<dimension).map { position[$0] - means[$0] }
        for index in 0..<dimension { means[index] += differences[index] / Double(count) }
        // (x − old mean)(x − new mean)ᵀ = (n − 1)/n (x − old mean)(x − old mean)ᵀ, which is exactly symmetric.
        let share = Double(count - 1) / Double(count)
        for column in 0..<dimension {
            let scaled = share * differences[column]
            for row in 0..<dimension { products[column * dimension + row] += scaled * differences[row] }
        }
    }

    /// The sample covariance column by column, with n − 1 below; zeros with fewer than two positions.
    public var covariance: [Double] { products.map { $0 / Double(max(count - 1, 1)) } }
}
