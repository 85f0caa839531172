import CandorStatistics

/// How the headline metrics move from checkpoint to checkpoint of one training, as in the paper's figures 6b and 21.
public struct CheckpointTrend: Sendable {
    /// A stage of training with its trials.
    public struct Stage: Sendable {
        /// How far training had come, in the user's unit: for example a fraction from 0 to 1, or a round.
        public var position: Double
        /// The trials of its model.
        public var trials: [Trial]

        /// Creates a stage.
        public init(position: Double, trials: [Trial]) {
            self.position = position
            self.trials = trials
        }
    }

    private let confident: ConfidentRule

    /// Creates an analysis.
    /// - Parameter confident: What counts as a confident first answer.
    public init(confident: ConfidentRule = .atLeast95) {
        self.confident = confident
    }

    /// The slope of each headline metric on the position, by data set and over data sets. The stages are asked about the same
    /// items, so that what is hard about an item leaves the slope.
    /// - Parameter stages: Two or more.
    /// - Throws: `StatisticsError`.
    public func records(_ stages: [Stage]) throws -> [TrendRecord] {
        try Probes.metrics(confident: confident).filter(\.isHeadline).flatMap { metric -> [TrendRecord] in
            let curves = try stages.map { stage in
                (position: stage.position, sets: try Self.sets(stage.trials, metric))
            }
            let names = Set(curves.flatMap { $0.sets.map(\.name) }).sorted()
            guard !names.isEmpty else { return [] }
            let bySet = names.map { name -> TrendRecord in
                let points = curves.compactMap { curve in
                    curve.sets.first { $0.name == name }.map { (curve.position, $0.statistic) }
                }
                return Self.record(metric, dataset: name, points)
            }
            // A stage that lacks a data set has another mean over data sets: it is no point of that line.
            let complete = curves.filter { $0.sets.count == names.count }.map { curve in
                let statistics = curve.sets.map(\.statistic)
                return (
                    curve.position,
                    statistics.count == 1 ? statistics[0] : LinearStatistic.mean(overDatasets: statistics)
                )
            }
            return bySet + [Self.record(metric, dataset: nil, complete)]
        }
    }

    private static func sets(
        _ trials: [Trial], _ metric: Metric
    ) throws -> [(name: String, statistic: LinearStatistic)] {
        try trials.filter { $0.probe == metric.probe }.grouped(by: \.dataset).sorted { $0.key < $1.key }
            .map { ($0.key, try metric.formula.statistic(TrialSet($0.elements))) }
    }

    private static func record(
        _ metric: Metric, dataset: String?, _ points: [(Double, LinearStatistic)]
    ) -> TrendRecord {
        let slope = LinearStatistic.slope(through: points.map { (abscissa: $0.0, ordinate: $0.1) })
        let estimate = slope?.estimate(denominator: metric.denominator)
        return TrendRecord(
            probe: metric.probe, metric: metric.name, model: nil, dataset: dataset, condition: metric.condition,
            pm: nil, against: .checkpoint, slope: estimate?.value, standardError: estimate?.standardError,
            lower: estimate?.lower, upper: estimate?.upper, points: points.count { $0.1.value != nil },
            n: Set(points.flatMap(\.1.contributions.keys)).count)
    }
}
