/// Who gave what which label: raters crossed with items, most cells empty.
///
/// The order in which ratings arrive changes no digit of what is computed from it.
public struct RatingTable: Hashable, Sendable {
    /// One rating, by its places in ``raters``, ``items`` and ``labels``.
    struct Entry: Hashable, Sendable {
        let rater: Int
        let item: Int
        let label: Int
    }

    /// The raters who gave a rating, sorted.
    public let raters: [String]
    /// The items that were rated, sorted.
    public let items: [String]
    /// The labels that were or could have been given, sorted.
    public let labels: [String]
    /// What items are drawn by when they are drawn anew, sorted.
    public let clusters: [String]
    /// The ratings, item by item.
    let entries: [Entry]
    /// The place of each item's cluster.
    let clusterOfItem: [Int]

    /// Arranges ratings.
    ///
    /// - Parameters:
    ///   - ratings: in any order, with at most one a rater and item; an item belongs to one cluster.
    ///   - labels: labels that could have been given, whether or not they were.
    public init(_ ratings: [RaterLabel], labels: [String] = []) {
        let raters = Set(ratings.map(\.rater)).sorted()
        let items = Set(ratings.map(\.item)).sorted()
        let labels = Set(ratings.map(\.label) + labels).sorted()
        let clusterNames = Dictionary(ratings.map { ($0.item, $0.cluster) }) { min($0, $1) }
        let clusters = Set(clusterNames.values).sorted()
        let (raterIndex, itemIndex) = (Self.places(raters), Self.places(items))
        let (labelIndex, clusterIndex) = (Self.places(labels), Self.places(clusters))
        entries = ratings.compactMap { rating in
            guard let rater = raterIndex[rating.rater], let item = itemIndex[rating.item],
                let label = labelIndex[rating.label]
            else { return nil }
            return Entry(rater: rater, item: item, label: label)
        }.sorted { ($0.item, $0.rater, $0.label) < ($1.item, $1.rater, $1.label) }
        clusterOfItem = items.map { clusterNames[$0].flatMap { clusterIndex[$0] } ?? 0 }
        self.raters = raters
        self.items = items
        self.labels = labels
        self.clusters = clusters
    }

    /// The votes as they were given.
    public var counts: VoteCounts {
        var counts = VoteCounts(items: items.count, labels: labels.count)
        count(
            raterWeights: [Double](repeating: 1, count: raters.count),
            clusterWeights: [Double](repeating: 1, count: clusters.count), into: &counts)
        return counts
    }

    /// Counts the votes of weighted raters on weighted clusters of items.
    func count(raterWeights: [Double], clusterWeights: [Double], into counts: inout VoteCounts) {
        counts.clear()
        for entry in entries { counts.add(raterWeights[entry.rater], item: entry.item, label: entry.label) }
        for item in items.indices { counts.itemWeights[item] = clusterWeights[clusterOfItem[item]] }
    }

    private static func places(_ names: [String]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    }
}
