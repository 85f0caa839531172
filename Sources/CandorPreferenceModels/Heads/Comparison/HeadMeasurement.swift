import CandorStatistics

/// One number of one item in one split, as the head trained on all pairs and the head trained on those kept have it.
public struct HeadMeasurement: Hashable, Sendable {
    /// What is measured.
    public struct Measure: Hashable, Sendable, Codable {
        /// Its name, for example `accuracy`.
        public var name: String
        /// What is counted, in words.
        public var denominator: String
        /// What it is counted in.
        public var unit: Unit
        /// n, where it is of the best of n draws as a head chooses them.
        public var bestOf: Int?

        /// Creates a measure.
        /// - Parameters:
        ///   - name: Its name.
        ///   - denominator: What is counted, in words.
        ///   - unit: What it is counted in.
        ///   - bestOf: n, where it is of the best of n draws.
        public init(_ name: String, denominator: String, unit: Unit = .share, bestOf: Int? = nil) {
            self.name = name
            self.denominator = denominator
            self.unit = unit
            self.bestOf = bestOf
        }
    }

    /// What a measure is counted in.
    public enum Unit: String, Hashable, Sendable, Codable {
        /// 0 to 1. Only where draws are compared by sampled pairs a single prompt's estimate may lie outside.
        case share
        /// Natural logarithms of odds, any number.
        case logOdds = "log_odds"
        /// Words, any number.
        case words
    }

    /// What is measured.
    public var measure: Measure
    /// In which split.
    public var split: Int
    /// What items depend on each other within.
    public var cluster: String
    /// On what; the same in every split that has it.
    public var item: String
    /// By the head trained on all pairs.
    public var all: Double
    /// By the head trained on the pairs kept.
    public var kept: Double

    /// Creates a measurement.
    public init(_ measure: Measure, split: Int, cluster: String, item: String, all: Double, kept: Double) {
        self.measure = measure
        self.split = split
        self.cluster = cluster
        self.item = item
        self.all = all
        self.kept = kept
    }
}
