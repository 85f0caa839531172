extension LinearStatistic {
    /// The slope of the least-squares line through the points that have a value: as a fixed combination of them its standard
    /// error follows from theirs, their covariance included.
    ///
    /// - Parameter points: abscissa, in any unit, and ordinate of each point; those whose abscissa is not finite are left out.
    /// - Returns: nil with fewer than two points of different abscissa.
    public static func slope(through points: [(abscissa: Double, ordinate: LinearStatistic)]) -> LinearStatistic? {
        let used = points.filter { $0.abscissa.isFinite && $0.ordinate.value != nil }
        let mean = used.reduce(0) { $0 + $1.abscissa } / Double(max(used.count, 1))
        let squares = used.reduce(0) { $0 + ($1.abscissa - mean) * ($1.abscissa - mean) }
        guard squares > 0 else { return nil }
        return .combination(
            used.map { (weight: ($0.abscissa - mean) / squares, statistic: $0.ordinate) },
            method: "least-squares slope over \(used.count) points")
    }
}
