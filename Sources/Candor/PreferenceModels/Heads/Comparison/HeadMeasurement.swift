import CandorStatistics

/// One number of one item in one split, as the head trained on all pairs and the head trained on those kept have it.
public struct HeadMeasurement: Hashable, Sendable {
    /// What is measured.
    public struct Measure: Hashable, Sendable, Codable {
        /// Its name, for example `accuracy`.
        public var name: String
        /// What is counted, in words.
        public var denominator: String
        /// Whether it is a share, 0 to 1.
        public var isShare: Bool

        /// Creates a measure.
        /// - Parameters:
        ///   - name: Its name.
        ///   - denominator: What is counted, in words.
        ///   - isShare: Whether it is a share, 0 to 1; else any number.
        public init(_ name: String, denominator: String, isShare: Bool = true) {
            self.name = name
            self.denominator = denominator
            self.isShare = isShare
        }
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
