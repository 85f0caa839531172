import CandorModels
import CandorStatistics

/// Two heads a split, trained alike on equally many pairs: one on pairs drawn from all, one on pairs drawn from those that a
/// filter keeps.
public struct HeadRivals: Sendable {
    /// The split, from 0.
    public let split: Int
    /// The head trained on pairs drawn from all.
    public let all: PreferenceHead
    /// The head trained on pairs that the filter keeps.
    public let kept: PreferenceHead
    /// What they do on the pairs that neither has seen.
    public let measurements: [HeadMeasurement]

    /// Trains the two heads of a split.
    /// - Parameters:
    ///   - split: Which split, from 0: its seed is the trainer's plus this.
    ///   - trainer: How heads are trained.
    ///   - pairs: All pairs, embedded, with the labels of the features that are asked about.
    ///   - filter: Which to keep.
    /// - Throws: `StatisticsError` where fewer pairs are kept than two folds can be made of, and `CancellationError`.
    public init(
        split: Int, trainer: HeadTrainer, pairs: [EmbeddedPair], filter: PairFilter
    ) throws {
        var trainer = trainer
        trainer.seed &+= UInt64(split)
        let fitting = try HeadFitting(pairs, rules: trainer.rules)
        let isKept = pairs.map { pair in filter.keeps { pair.labels[$0] } }
        let rows = HeadSplit(clusters: fitting.differences.clusters, isKept: isKept, seed: trainer.seed)
        let refused = isKept.count { !$0 }
        let (all, byAll) = try trainer.head(of: fitting, trainedOn: rows.all, heldOut: rows.test)
        let (kept, byKept) = try trainer.head(
            of: fitting, trainedOn: rows.kept, heldOut: rows.test, filter: (filter.text, refused))
        self.split = split
        self.all = all
        self.kept = kept
        measurements = zip(rows.test, zip(byAll, byKept)).flatMap { row, scored in
            Self.measurements(
                split: split, pair: pairs[row], isKept: isKept[row], byAll: scored.0, byKept: scored.1)
        }
    }

    /// What heads are asked whether they pay for it, beside length.
    public static let rewardedFeatures = ["agree_human_explicit", "agree_human_implicit"]

    private static func measurements(
        split: Int, pair: EmbeddedPair, isKept: Bool, byAll: ScoredPair, byKept: ScoredPair
    ) -> [HeadMeasurement] {
        var result: [HeadMeasurement] = []
        func add(_ name: String, _ denominator: String, _ value: (ScoredPair) -> Double) {
            result.append(
                HeadMeasurement(
                    HeadMeasurement.Measure(name, denominator: denominator), split: split,
                    cluster: pair.pair.conversation, item: pair.pair.id, all: value(byAll), kept: value(byKept)))
        }
        if pair.pair.preferred.isDecided {
            let part = isKept ? "that --where keeps" : "that --where refuses"
            add("accuracy", "decided test pairs") { $0.credit(of: $0.modelPrefersA) }
            add("accuracy, pairs \(isKept ? "kept" : "refused")", "decided test pairs \(part)") {
                $0.credit(of: $0.modelPrefersA)
            }
        }
        for feature in rewardedFeatures {
            guard let label = pair.labels[feature], label != .same else { continue }
            add("pays for \(feature)", "test pairs that differ in it") {
                label == .a ? $0.modelPrefersA : 1 - $0.modelPrefersA
            }
        }
        if byAll.isALonger != 0.5 {
            add("pays for length", "test pairs of different length") {
                $0.isALonger == 1 ? $0.modelPrefersA : 1 - $0.modelPrefersA
            }
        }
        return result
    }
}

/// One division of the pairs: what two heads are trained on, and what both are tested on.
struct HeadSplit: Hashable, Sendable {
    /// The pairs that both heads are tested on.
    let test: [Int]
    /// Pairs drawn from all the others.
    let all: [Int]
    /// As many drawn from those of the others that are kept.
    let kept: [Int]

    /// Divides pairs.
    /// - Parameters:
    ///   - clusters: The conversation of each pair.
    ///   - isKept: Whether the filter keeps it.
    ///   - seed: The seed of this split.
    init(clusters: [String], isKept: [Bool], seed: UInt64) {
        let (others, test) = ClusterSplit.holdingOut(
            HeadTrainer.heldOutShare, of: Array(clusters.indices), clusters: clusters, seed: seed)
        // One order for both, so that the two heads share what pairs they can.
        var generator = SeededGenerator(seed: seed, stream: "training pairs")
        let order = generator.shuffled(others)
        let kept = order.filter { isKept[$0] }
        self.test = test
        self.kept = kept.sorted()
        all = order.prefix(kept.count).sorted()
    }
}
