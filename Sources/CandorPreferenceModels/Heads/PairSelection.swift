import Candor
import CandorModels
import CandorPreferences
import CandorText
import Foundation

/// The pairs that a head is made from: those of a file that a filter keeps, and of them the first of a random order.
///
/// The order is that of `PairReader`'s samples, by seed and id alone: a filtered and an unfiltered selection of one file share
/// all pairs that they can.
public struct PairSelection: Sendable {
    /// The pairs in the random order.
    public var pairs: [PreferencePair]
    /// The labels of each pair by feature, without those that are unlabelled.
    public var labels: [[String: FeatureLabel]]
    /// Usable pairs of the file that the filter refused.
    public var filteredOut: Int
    /// Rows read, used and left out.
    public var counts: PairCounts

    /// Reads and chooses.
    /// - Parameters:
    ///   - path: A file of pairs.
    ///   - seed: The seed of the order and of the sides.
    ///   - sample: How many pairs; `nil` for all.
    ///   - badRows: What to do with a row that cannot be understood.
    ///   - filter: Which pairs to keep; `nil` for all.
    ///   - features: What to label.
    ///   - labeller: Labels by rules.
    /// - Throws: `DataError`; code `empty` where no pair is left. `CancellationError`.
    public init(
        path: String, seed: UInt64, sample: Int?, badRows: Dataset.BadRows, filter: PairFilter?,
        features: [PreferenceFeature], labeller: RulesFeatureLabeller
    ) throws {
        let read = try PreferencePairs(path: path, seed: seed, badRows: badRows)
        let ordered = read.pairs.map { (rank: StableHash.of($0.id, for: "sample", seed: seed), pair: $0) }
            .sorted { ($0.rank, $0.pair.id) < ($1.rank, $1.pair.id) }.map(\.pair)
        let deciding = features.filter { filter?.features.contains($0.name) ?? false }
        pairs = []
        filteredOut = 0
        // All of the file is filtered, beyond the sample too, so that what was refused is counted.
        for pair in ordered {
            if let filter {
                try Task.checkCancellation()
                let labels = Self.labels(of: pair, deciding, labeller)
                guard filter.keeps({ labels[$0] }) else {
                    filteredOut += 1
                    continue
                }
            }
            if pairs.count < sample ?? .max { pairs.append(pair) }
        }
        counts = read.counts
        guard !pairs.isEmpty else {
            throw DataError(.empty, file: path, reason: "has no pair that the filter '\(filter?.text ?? "")' keeps")
        }
        labels = pairs.map { Self.labels(of: $0, features, labeller) }
    }

    private static func labels(
        of pair: PreferencePair, _ features: [PreferenceFeature], _ labeller: RulesFeatureLabeller
    ) -> [String: FeatureLabel] {
        guard !features.isEmpty else { return [:] }
        var labels: [String: FeatureLabel] = [:]
        for (feature, label) in zip(features, labeller.labels(of: pair, features: features)) {
            labels[feature.name] = label
        }
        return labels
    }
}
