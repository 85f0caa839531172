/// What a sample needs to know of one cluster.
struct ClusterTotals: Hashable, Sendable {
    let cluster: String
    /// The sum of the scored values.
    var sum = 0.0
    /// How many observations are scored.
    var scored = 0
    /// How many are not.
    var unscored = 0
    /// Whether every scored value is 0 or 1.
    var isBinary = true

    init(cluster: String) {
        self.cluster = cluster
    }

    var observations: Int { scored + unscored }
    var mean: Double? { scored > 0 ? sum / Double(scored) : nil }

    mutating func add(_ value: Double?) {
        guard let value else {
            unscored += 1
            return
        }
        sum += value
        scored += 1
        isBinary = isBinary && (value == 0 || value == 1)
    }
}
