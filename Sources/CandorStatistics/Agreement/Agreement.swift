/// How far a judge agrees with given verdicts.
public struct Agreement: Hashable, Sendable {
    /// Every combination of verdicts with its count.
    public let confusion: ConfusionMatrix
    /// The share of scored pairs with equal verdicts; Wilson's interval where each cluster has one pair.
    public let agreement: LinearStatistic
    /// Cohen's κ = (p_o − p_e) / (1 − p_e), agreement beyond what the two sides' frequencies alone would give
    /// (Cohen 1960). Its error is the linearisation that Fleiss, Cohen and Everitt (1969) derived, clustered. The value
    /// is nil where both sides know one label only: nothing is left to agree on beyond chance.
    public let kappa: LinearStatistic

    /// Compares verdicts.
    ///
    /// - Parameter pairs: in any order; unscored ones are counted and left out.
    public init(_ pairs: [VerdictPair]) {
        confusion = ConfusionMatrix(pairs)
        let matches = pairs.map { pair in
            RatioObservation(
                cluster: pair.cluster, numerator: pair.judged.map { $0 == pair.reference ? 1 : 0 }, denominator: 1)
        }
        agreement = .ratio(ofValid: matches, scale: 0...1)
        kappa = Self.kappa(of: pairs, confusion)
    }

    private static func kappa(of pairs: [VerdictPair], _ confusion: ConfusionMatrix) -> LinearStatistic {
        let n = Double(confusion.total)
        let unscored = pairs.count - confusion.total
        let reference = shares(confusion, n, confusion.referenceCount)
        let judged = shares(confusion, n, confusion.judgedCount)
        let observed = confusion.labels.indices.reduce(0) { $0 + Double(confusion.counts[$1][$1]) } / n
        let expected = confusion.labels.reduce(0) { $0 + (reference[$1] ?? 0) * (judged[$1] ?? 0) }
        let room = 1 - expected
        guard n > 0, room > 1e-12 else {
            return LinearStatistic(
                value: nil, contributions: [:], degreesOfFreedom: 0, n: confusion.total, unscored: unscored,
                scale: -1...1, method: "Cohen's κ")
        }
        let kappa = (observed - expected) / room
        var contributions: [String: Double] = [:]
        for pair in pairs.sorted(by: { ($0.cluster, $0.reference) < ($1.cluster, $1.reference) }) {
            guard let verdict = pair.judged else { continue }
            let agreed = (verdict == pair.reference ? 1 : 0) - observed
            let chance = (judged[pair.reference] ?? 0) + (reference[verdict] ?? 0) - 2 * expected
            contributions[pair.cluster, default: 0] += (agreed - (1 - kappa) * chance) / (room * n)
        }
        return LinearStatistic(
            value: kappa, contributions: LinearStatistic.scaled(contributions),
            degreesOfFreedom: Double(contributions.count - 1), n: confusion.total, unscored: unscored, scale: -1...1,
            method: "Cohen's κ")
    }

    private static func shares(
        _ confusion: ConfusionMatrix, _ n: Double, _ count: (Int) -> Int
    ) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: confusion.labels.enumerated().map { ($1, Double(count($0)) / n) })
    }
}

/// How often each verdict was given where each other one was expected.
public struct ConfusionMatrix: Hashable, Sendable, Codable {
    /// All verdicts that occur on either side, sorted.
    public let labels: [String]
    /// `counts[i][j]`: pairs whose reference is `labels[i]` and whose judged verdict is `labels[j]`.
    public let counts: [[Int]]
    /// For each label, pairs with that reference that the judge left unscored.
    public let unscored: [Int]

    /// Counts pairs.
    ///
    /// - Parameter pairs: in any order.
    public init(_ pairs: [VerdictPair]) {
        labels = Set(pairs.map(\.reference) + pairs.compactMap(\.judged)).sorted()
        let index = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        var counts = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        var unscored = [Int](repeating: 0, count: labels.count)
        for pair in pairs {
            guard let row = index[pair.reference] else { continue }
            if let column = pair.judged.flatMap({ index[$0] }) {
                counts[row][column] += 1
            } else {
                unscored[row] += 1
            }
        }
        self.counts = counts
        self.unscored = unscored
    }

    /// How many pairs were scored.
    public var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

    /// How many pairs have this reference, scored ones only.
    ///
    /// - Parameter row: an index into `labels`.
    func referenceCount(_ row: Int) -> Int { counts[row].reduce(0, +) }

    /// How many pairs have this judged verdict.
    ///
    /// - Parameter column: an index into `labels`.
    func judgedCount(_ column: Int) -> Int { counts.reduce(0) { $0 + $1[column] } }
}
