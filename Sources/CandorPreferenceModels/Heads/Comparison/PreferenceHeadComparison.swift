import CandorStatistics

/// Whether training on pairs that a filter keeps makes another head than training on as many drawn from all: the content of
/// `pm-compare.json`.
public struct PreferenceHeadComparison: Hashable, Sendable, Codable {
    /// One number of both heads.
    public struct Row: Hashable, Sendable, Codable {
        /// What is measured.
        public var measure: HeadMeasurement.Measure
        /// By heads trained on pairs drawn from all.
        public var all: Estimate
        /// By heads trained on the pairs kept.
        public var kept: Estimate
        /// kept − all, paired item by item and split by split.
        public var difference: Estimate
        /// The standard deviation of that difference between splits; `nil` for one split.
        public var splitDeviation: Double?
        /// That difference in each split, in order; `nil` where a split has none.
        public var splitDifferences: [Double?]
    }

    /// SHA-256 of the file of pairs.
    public var pairsHash: String?
    /// The filter.
    public var filter: String
    /// All pairs.
    public var pairs: Int
    /// Pairs that the filter keeps.
    public var keptPairs: Int
    /// How many pairs each head was trained on, split by split.
    public var trained: [Int]
    /// How many pairs both heads were tested on, split by split.
    public var tested: [Int]
    /// The first split's seed; each next one's is one more.
    public var seed: UInt64
    /// What the responses' embeddings are.
    public var embedding: PreferenceHead.Embedding
    /// λ of the heads trained on all, split by split.
    public var penaltiesOfAll: [Double]
    /// λ of the heads trained on the pairs kept.
    public var penaltiesOfKept: [Double]
    /// The numbers, in the order in which their measures were first given.
    public var rows: [Row]
    /// What a reader should know.
    public var notes: [String]

    /// Puts a comparison together.
    /// - Parameters:
    ///   - rivals: The heads of each split, one split at least.
    ///   - pairs: All pairs.
    ///   - filter: What kept some.
    ///   - pairsHash: SHA-256 of their file.
    ///   - further: Further measurements, of any source: probes, draws of a policy.
    /// - Throws: `StatisticsError` for numbers that cannot be.
    public init(
        of rivals: [HeadRivals], pairs: [EmbeddedPair], filter: PairFilter, pairsHash: String? = nil,
        further: [HeadMeasurement] = []
    ) throws {
        guard let first = rivals.first else {
            throw StatisticsError(.invalidCount, doing: "comparing heads on 0 splits", next: "give one split or more")
        }
        self.pairsHash = pairsHash
        self.filter = filter.text
        self.pairs = pairs.count
        keptPairs = pairs.count { pair in filter.keeps { pair.labels[$0] } }
        trained = rivals.map(\.all.training.trained)
        tested = rivals.map(\.all.training.heldOut)
        seed = first.all.training.seed
        embedding = first.all.embedding
        penaltiesOfAll = rivals.map(\.all.training.penalty)
        penaltiesOfKept = rivals.map(\.kept.training.penalty)
        rows = try Self.rows(rivals.flatMap(\.measurements) + further, splits: rivals.map(\.split))
        var notes: [String] = []
        if rivals.count == 1 { notes.append("One split: the intervals do not hold what another split would change.") }
        if let least = trained.min(), least < 200 {
            notes.append("Heads of \(least) pairs learn little; a larger --sample leaves more that the filter keeps.")
        }
        self.notes = notes
    }

    private static func rows(_ measurements: [HeadMeasurement], splits: [Int]) throws -> [Row] {
        var order: [HeadMeasurement.Measure] = []
        let byMeasure = Dictionary(grouping: measurements, by: \.measure)
        for measurement in measurements where !order.contains(measurement.measure) { order.append(measurement.measure) }
        return try order.map { measure in
            let members = byMeasure[measure] ?? []
            func repeated(
                _ scale: ClosedRange<Double>, _ value: (HeadMeasurement) -> Double
            ) throws -> RepeatedMeasure {
                let observations = members.map {
                    RepeatedMeasure.Observation(
                        split: $0.split, cluster: $0.cluster, item: $0.item, value: value($0))
                }
                let isBounded = measure.unit == .share && observations.allSatisfy { scale.contains($0.value) }
                return try RepeatedMeasure(observations, scale: isBounded ? scale : nil)
            }
            let difference = try repeated(-1...1) { $0.kept - $0.all }
            return Row(
                measure: measure, all: try repeated(0...1, \.all).estimate(denominator: measure.denominator),
                kept: try repeated(0...1, \.kept).estimate(denominator: measure.denominator),
                difference: difference.estimate(denominator: measure.denominator),
                splitDeviation: difference.splitDeviation, splitDifferences: splits.map { difference.splitMeans[$0] })
        }
    }
}
