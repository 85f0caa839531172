import CandorStatistics

/// A statistic under each of some selections.
struct SelectionSeries {
    /// In the order of the selections.
    var statistics: [LinearStatistic]
    /// Whether a point of a tilted policy rests on enough draws; `nil` for best-of-n, and where nothing was scored.
    var reliable: [Bool?]
    /// The effective draws of a prompt behind a point of a tilted policy, the mean over prompts; `nil` likewise.
    var effectiveDraws: [Double?]

    init(_ statistics: [LinearStatistic], reliable: [Bool?], effectiveDraws: [Double?]) {
        self.statistics = statistics
        self.reliable = reliable
        self.effectiveDraws = effectiveDraws
    }

    /// Statistics that rest on no weights.
    init(_ statistics: [LinearStatistic]) {
        self.init(
            statistics, reliable: statistics.map { _ in nil }, effectiveDraws: statistics.map { _ in nil })
    }

    init(_ curve: SelectionCurve) {
        self.init(
            curve.points.map(\.statistic),
            reliable: curve.points.map { Self.isTilted($0) ? $0.isReliable : nil },
            effectiveDraws: curve.points.map { Self.isTilted($0) ? $0.effectiveDraws : nil })
    }

    private static func isTilted(_ point: SelectionPoint) -> Bool {
        point.selection.beta != nil && point.statistic.value != nil
    }

    /// A weighted sum of series under the same selections, divided by a number.
    static func combination(
        _ terms: [(weight: Double, series: SelectionSeries)], dividedBy divisor: Double, method: String
    ) -> SelectionSeries {
        guard let first = terms.first?.series else { return SelectionSeries([]) }
        return SelectionSeries(
            first.statistics.indices.map { index in
                let parts = terms.map { (weight: $0.weight, statistic: $0.series.statistics[index]) }
                return .combination(parts, method: method) / divisor
            }, reliable: together(terms.map(\.series)), effectiveDraws: fewest(terms.map(\.series)))
    }

    /// A series less another on the same items; as many prompts stand behind it as behind the first.
    static func pairedDifference(_ own: SelectionSeries, _ reference: SelectionSeries) -> SelectionSeries {
        SelectionSeries(
            zip(own.statistics, reference.statistics).map { own, reference in
                let difference = own - reference
                return LinearStatistic(
                    value: difference.value, contributions: difference.contributions,
                    degreesOfFreedom: difference.degreesOfFreedom, n: own.n, unscored: difference.unscored,
                    scale: difference.scale, possible: difference.possible, method: "paired difference")
            }, reliable: together([own, reference]), effectiveDraws: fewest([own, reference]))
    }

    /// The unweighted mean over data sets.
    static func mean(overDatasets series: [SelectionSeries]) -> SelectionSeries {
        guard series.count > 1, let first = series.first else {
            return series.first ?? SelectionSeries([])
        }
        return SelectionSeries(
            first.statistics.indices.map { index in .mean(overDatasets: series.map { $0.statistics[index] }) },
            reliable: together(series), effectiveDraws: fewest(series))
    }

    /// A sum is as reliable as its least reliable part.
    private static func together(_ series: [SelectionSeries]) -> [Bool?] {
        guard let first = series.first else { return [] }
        return first.reliable.indices.map { index in
            let known = series.compactMap { $0.reliable[index] }
            return known.isEmpty ? nil : known.allSatisfy { $0 }
        }
    }

    private static func fewest(_ series: [SelectionSeries]) -> [Double?] {
        guard let first = series.first else { return [] }
        return first.effectiveDraws.indices.map { index in series.compactMap { $0.effectiveDraws[index] }.min() }
    }
}
