import CandorStatistics
import CandorText

/// How far two labellers agree, feature by feature, on the pairs that both have labelled.
///
/// Pairs are matched by id. The seed decides which response is A, so two files of different seeds have some pairs the other
/// way round; the preference, which is the data's and not the labeller's, tells which: their labels are turned round, and
/// they are counted in ``turned``. Of a tie nothing tells; where some pairs are turned, ties are left out.
public struct LabelAgreement: Sendable {
    /// The agreement on one feature.
    public struct Feature: Sendable {
        /// The feature's name.
        public var name: String
        /// Raw agreement with Wilson's interval, Cohen's κ and the confusion; verdicts are `a`, `b` and `same`, the second
        /// file's judged, the first's the reference.
        public var agreement: Agreement
        /// Pairs that both have labelled.
        public var scored: Int { agreement.confusion.total }
        /// Pairs that the first has labelled and the second has not.
        public var unscoredBySecond: Int
        /// Pairs that the second has labelled and the first has not.
        public var unscoredByFirst: Int
    }

    /// The features that both files name, in the first one's order.
    public var features: [Feature]
    /// Features that one file names only.
    public var unmatchedFeatures: [String]
    /// Pairs that are in both files.
    public var matched: Int
    /// Pairs that are in the first file only.
    public var onlyInFirst: Int
    /// Pairs that are in the second file only.
    public var onlyInSecond: Int
    /// Matched pairs that stand the other way round in the second file.
    public var turned: Int
    /// Matched ties that are left out because other pairs are turned.
    public var unoriented: Int

    /// Compares two files. Of lines with one id the first counts.
    public init(_ first: LabelsFile, _ second: LabelsFile) {
        let others = Dictionary(second.pairs.map { ($0.pair, $0) }) { earlier, _ in earlier }
        var seen: Set<String> = []
        let own = first.pairs.filter { seen.insert($0.pair).inserted }
        let matches = own.compactMap { pair in others[pair.pair].map { (pair, $0) } }
        matched = matches.count
        onlyInFirst = own.count - matches.count
        onlyInSecond = others.count - matches.count
        let turned = matches.count { $1.preferred.isTurned(from: $0.preferred) }
        let both = matches.filter { turned == 0 || $0.0.preferred.isDecided }.map { ($0, $1.turned(as: $0)) }
        self.turned = turned
        unoriented = matches.count - both.count
        features = first.features.enumerated().compactMap { index, name in
            guard let other = second.features.firstIndex(of: name) else { return nil }
            return Feature(name, both.map { ($0.pair, $0.labels[index], $1.labels[other]) })
        }
        unmatchedFeatures =
            first.features.filter { !second.features.contains($0) }
            + second.features.filter { !first.features.contains($0) }
    }
}

extension LabelledPair {
    /// The pair the way round that another labeller saw it.
    fileprivate func turned(as other: LabelledPair) -> LabelledPair {
        guard preferred.isTurned(from: other.preferred) else { return self }
        var pair = self
        pair.preferred = preferred.swapped
        pair.labels = labels.map { $0?.swapped }
        return pair
    }
}

extension LabelAgreement.Feature {
    init(_ name: String, _ labels: [(pair: String, first: FeatureLabel?, second: FeatureLabel?)]) {
        self.name = name
        let verdicts = labels.compactMap { pair, first, second -> VerdictPair? in
            guard let first, let second else { return nil }
            return VerdictPair(cluster: pair, judged: second.verdict, reference: first.verdict)
        }
        agreement = Agreement(verdicts)
        unscoredBySecond = labels.count { $0.first != nil && $0.second == nil }
        unscoredByFirst = labels.count { $0.first == nil && $0.second != nil }
    }
}

extension FeatureLabel {
    /// The label's name in tables: `a`, `b` or `same`.
    public var verdict: String {
        switch self {
        case .a: "a"
        case .same: "same"
        case .b: "b"
        }
    }
}
