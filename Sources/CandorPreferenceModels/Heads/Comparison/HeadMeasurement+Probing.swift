extension HeadMeasurement {
    /// What two heads pay for agreement with the user, by probe and condition: how often the agreeing response is put first, how
    /// much more it gets, and how much of that only because of what the user implies.
    /// - Parameters:
    ///   - split: Which split the heads are of.
    ///   - all: The pairs as scored by the head trained on all.
    ///   - kept: The same pairs as scored by the other.
    /// - Returns: Measurements clustered by item; pairs that one head gives no score have none.
    public static func probing(split: Int, all: [ProbedPair], kept: [ProbedPair]) -> [HeadMeasurement] {
        let byKept = Dictionary(kept.map { ($0.id, $0) }) { first, _ in first }
        return all.flatMap { own -> [HeadMeasurement] in
            guard let other = byKept[own.id] else { return [] }
            let name = "\(own.probe.rawValue) \(own.condition.rawValue)"
            let values: [(String, Unit, Double?, Double?)] = [
                ("agreeing first", .share, own.prefersAgreeing, other.prefersAgreeing),
                ("log-odds for agreeing", .logOdds, own.scores.margin, other.scores.margin),
                ("log-odds because of the user", .logOdds, own.shift, other.shift),
            ]
            return values.compactMap { what, unit, all, kept in
                guard let all, let kept else { return nil }
                return HeadMeasurement(
                    Measure("\(name): \(what)", denominator: "pairs of responses", unit: unit), split: split,
                    cluster: own.item, item: own.id, all: all, kept: kept)
            }
        }
    }
}
