/// The running mean and variance of each coordinate (Welford, "Note on a method for calculating corrected sums of squares
/// and products", Technometrics 4, 1962).
public struct WelfordVariance: Hashable, Sendable {
    /// The number of positions.
    public private(set) var count = 0
    private var means: [Double]
    private var squares: [Double]

    /// Starts with no positions.
    /// - Parameter dimension: The number of coordinates.
    public init(dimension: Int) {
        means = [Double](repeating: 0, count: dimension)
        squares = means
    }

    /// Adds a position.
    /// - Parameter position: One number for each coordinate.
    public mutating func add(_ position: [Double]) {
        count += 1
        for index in means.indices {
            let difference = position[index] - means[index]
            means[index] += difference / Double(count)
            squares[index] += difference * (position[index] - means[index])
        }
    }

    /// The sample variances, with n − 1 below; zeros with fewer than two positions.
    public var variances: [Double] { squares.map { $0 / Double(max(count - 1, 1)) } }
}
