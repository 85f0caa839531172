import CandorStatistics

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
