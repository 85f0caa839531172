import Candor

/// The trials that fit into a page, the same ones for the same run.
struct TranscriptSample: Sendable {
    /// The trials shown, in the run's order.
    var trials: [Trial]
    /// How many are left out.
    var omitted: Int

    /// Keeps whole items, in the order of their hashes, so that a condition and its baseline stay together.
    /// - Parameters:
    ///   - all: All trials.
    ///   - maximum: The largest number to show.
    init(_ all: [Trial], maximum: Int) {
        guard all.count > maximum else {
            (trials, omitted) = (all, 0)
            return
        }
        let sizes = Dictionary(grouping: all, by: \.item).mapValues(\.count)
        var kept: Set<String> = []
        var total = 0
        for (item, size) in sizes.sorted(by: { $0.key < $1.key }) where total + size <= maximum {
            kept.insert(item)
            total += size
        }
        trials = all.filter { kept.contains($0.item) }
        omitted = all.count - total
    }
}
