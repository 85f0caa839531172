/// Divides rows by their clusters, at random by seed: rows of one cluster stay together.
public enum ClusterSplit {
    /// Parts of about the same number of clusters.
    ///
    /// - Parameters:
    ///   - rows: The rows to divide.
    ///   - clusters: The cluster of every row there is, by row.
    ///   - count: How many parts, at least 1; fewer where there are fewer clusters.
    ///   - seed: The seed; the parts do not depend on the order of rows.
    /// - Returns: The parts, none of them empty, rows in rising order.
    public static func parts(of rows: [Int], clusters: [String], count: Int, seed: UInt64) -> [[Int]] {
        var generator = SeededGenerator(seed: seed, stream: "folds")
        let order = generator.shuffled(Set(rows.map { clusters[$0] }).sorted())
        let partOfCluster = Dictionary(
            uniqueKeysWithValues: order.enumerated().map { ($1, $0 % max(1, min(count, order.count))) })
        var parts = [[Int]](repeating: [], count: max(1, min(count, order.count)))
        for row in rows.sorted() { parts[partOfCluster[clusters[row]] ?? 0].append(row) }
        return parts.filter { !$0.isEmpty }
    }

    /// A part set aside.
    ///
    /// - Parameters:
    ///   - rows: The rows to divide.
    ///   - clusters: The cluster of every row there is, by row.
    ///   - share: How much to set aside, 0…1: as many clusters, drawn in a random order, as are needed for that share of the
    ///     rows.
    ///   - seed: The seed.
    /// - Returns: The rows that are kept and those set aside, in rising order.
    public static func holdingOut(
        _ share: Double, of rows: [Int], clusters: [String], seed: UInt64
    ) -> (kept: [Int], heldOut: [Int]) {
        var generator = SeededGenerator(seed: seed, stream: "held out")
        let sizes = Dictionary(rows.map { (clusters[$0], 1) }, uniquingKeysWith: +)
        var missing = Int((share * Double(rows.count)).rounded())
        var chosen: Set<String> = []
        for cluster in generator.shuffled(sizes.keys.sorted()) where missing > 0 {
            chosen.insert(cluster)
            missing -= sizes[cluster] ?? 0
        }
        let sorted = rows.sorted()
        return (sorted.filter { !chosen.contains(clusters[$0]) }, sorted.filter { chosen.contains(clusters[$0]) })
    }
}
