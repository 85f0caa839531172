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
