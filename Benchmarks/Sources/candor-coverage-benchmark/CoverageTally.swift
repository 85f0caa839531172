import CandorStatistics

/// How often the 95% intervals of one setting held the truth, and how wide they were.
struct CoverageTally {
    private(set) var rounds = 0
    private(set) var hits = 0
    private var widths = 0.0

    mutating func add(_ interval: ConfidenceInterval?, truth: Double) {
        rounds += 1
        // A statistic without an interval claims nothing, and counts as a miss.
        guard let interval else { return }
        if interval.lower <= truth + 1e-12 && truth <= interval.upper + 1e-12 { hits += 1 }
        widths += interval.upper - interval.lower
    }

    var coverage: Double { rounds > 0 ? Double(hits) / Double(rounds) : 0 }
    var width: Double { rounds > 0 ? widths / Double(rounds) : 0 }
}
