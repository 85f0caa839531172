import CandorReport

extension PaperMisconceptions {
    /// The preference models of figures 7c and 7d, in the order of the table's columns.
    var choosers: [String] { chosen.filter { $0.figure == "7c" }.map(\.pm) }

    /// The share of figure 7a of a group by difficulty, or of all claims.
    /// - Parameters:
    ///   - metric: The metric.
    ///   - difficulty: The group from 1 to 8; `nil` for all.
    func preference(_ metric: String, difficulty: Int?) -> Double? {
        shares(of: metric).first { $0.difficulty == difficulty }?.value
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
}
