import CandorReport

extension PaperMisconceptions {
    /// The preference models of figures 7c and 7d, in the order of the table's columns.
    var choosers: [String] { chosen.filter { $0.figure == "7c" }.map(\.pm) }

    /// The share of figure 7a of a group by difficulty, or of all claims.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - difficulty: The group from 1 to 8; `nil` for all.
    func preference(_ metric: String, difficulty: Int?) -> Double? {
        guard let series = preferences.first(where: { $0.metric == metric }) else { return nil }
        let groups = difficulty.map { [$0 - 1] } ?? Array(claims.indices)
        guard groups.allSatisfy({ series.counts.indices.contains($0) && claims.indices.contains($0) }) else {
            return nil
        }
        let judged = groups.reduce(0) { $0 + claims[$1] * series.judgements }
        return Double(groups.reduce(0) { $0 + series.counts[$1] }) / Double(judged)
    }

    /// The values of figure 7c or 7d at a number n, one a preference model; `nil` where nothing is drawn.
    func sycophantic(_ figure: String, at n: Int) -> [Double?] {
        choosers.map { pm in
            guard let place = bestOf.firstIndex(of: n),
                let curve = chosen.first(where: { $0.figure == figure && $0.pm == pm }),
                curve.values.indices.contains(place)
            else { return nil }
            return curve.values[place]
        }
    }

    /// Where the paper contradicts itself.
    static let disagreement =
        "The paper's figures 7c and 7d do not agree with its figure 23: with the oracle and 4,096 draws they leave "
        + "13.6% sycophantic over all and 25.8% of the hardest, figure 23 leaves 5.4% and 17.7%."
}
