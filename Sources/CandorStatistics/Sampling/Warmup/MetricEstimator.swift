/// Learns an inverse metric from the positions of a window, drawn towards a small multiple of the unit matrix where the
/// window is short, as Stan does: n/(n + 5) · estimate + 10⁻³ · 5/(n + 5) (Stan Reference Manual, "Automatic parameter
/// tuning").
enum MetricEstimator: Hashable, Sendable {
    case diagonal(WelfordVariance)
    case dense(WelfordCovariance)

    init(_ kind: SamplerSettings.Metric, dimension: Int) {
        switch kind {
        case .diagonal: self = .diagonal(WelfordVariance(dimension: dimension))
        case .dense: self = .dense(WelfordCovariance(dimension: dimension))
        }
    }

    mutating func add(_ position: [Double]) {
        switch self {
        case .diagonal(var moments):
            self = .dense(WelfordCovariance(dimension: 0))  // gives up the storage, so that it is changed in place
            moments.add(position)
            self = .diagonal(moments)
        case .dense(var moments):
            self = .diagonal(WelfordVariance(dimension: 0))
            moments.add(position)
            self = .dense(moments)
        }
    }

    /// The metric of the positions so far; nil where it is not positive definite.
    var metric: InverseMetric? {
        switch self {
        case .diagonal(let moments):
            let (share, floor) = Self.shrinkage(moments.count)
            return InverseMetric(variances: moments.variances.map { share * $0 + floor })
        case .dense(let moments):
            let (share, floor) = Self.shrinkage(moments.count)
            var covariance = moments.covariance.map { share * $0 }
            let dimension = Int(Double(covariance.count).squareRoot().rounded())
            for index in 0..<dimension { covariance[index * (dimension + 1)] += floor }
            return InverseMetric(covariance: covariance)
        }
    }

    private static func shrinkage(_ count: Int) -> (share: Double, floor: Double) {
        let count = Double(count)
        return (count / (count + 5), 1e-3 * 5 / (count + 5))
    }
}

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
