import Foundation

/// What is expected of the chosen response, selection by selection, on the same draws.
public struct SelectionCurve: Hashable, Sendable {
    /// In the order asked for.
    public let points: [SelectionPoint]

    /// A curve.
    ///
    /// - Parameter points: of the same draws.
    public init(_ points: [SelectionPoint]) {
        self.points = points
    }

    /// The covariance of the errors of every two points: the same items stand behind all of them.
    public var covariance: [[Double]] {
        points.map { row in points.map { row.statistic.covariance(with: $0.statistic) } }
    }

    /// This curve less another one, point by point; paired, where both are of the same items.
    ///
    /// - Parameter reference: of as many points, for example under another preference model.
    /// - Throws: `StatisticsError` with `.invalidCount`.
    public func difference(from reference: SelectionCurve) throws(StatisticsError) -> [LinearStatistic] {
        guard points.count == reference.points.count else {
            throw StatisticsError(
                .invalidCount, doing: "comparing curves of \(points.count) and \(reference.points.count) points",
                next: "ask for the same selections")
        }
        return zip(points, reference.points).map { $0.statistic - $1.statistic }
    }

    /// The slope of the least-squares line through the points that have a value: as a fixed combination of them its
    /// standard error follows from theirs, their covariance included.
    ///
    /// - Parameter abscissae: one a point, for example log n, or the divergence in nats.
    /// - Returns: nil with fewer than two points of different abscissa, or another number of abscissae.
    public func trend(against abscissae: [Double]) -> LinearStatistic? {
        guard abscissae.count == points.count else { return nil }
        return .slope(through: zip(abscissae, points).map { ($0, $1.statistic) })
    }

    /// The slope on the logarithm of n, of a curve of best-of-n points: the change of the value as n grows e-fold.
    public var trendOnLogN: LinearStatistic? {
        trend(against: points.map { point in point.selection.bestOf.map { log(Double($0)) } ?? .nan })
    }
}
