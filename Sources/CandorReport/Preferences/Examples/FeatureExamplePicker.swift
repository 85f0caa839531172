import Candor
import CandorPreferences
import CandorStatistics

/// Picks, for each feature, a few pairs to read: some in which the response that has more of it was preferred, some in which
/// it was not.
///
/// Pairs come one at a time, so that files of any size can be read in a stream. The choice is random and depends on the seed
/// and the pairs' ids alone, not on their order: each pair gets a random number a feature, and the smallest are kept.
public struct FeatureExamplePicker: Sendable {
    private struct Candidate {
        var key: UInt64
        var example: FeatureExample
    }

    private let features: [String]
    private let perOutcome: Int
    private let seed: UInt64
    /// Two lists a feature, each in the order of its keys: not preferred, preferred.
    private var candidates: [[Candidate]]

    /// Creates a picker that has seen no pair.
    /// - Parameters:
    ///   - features: The features' names, in the order of the pairs' labels.
    ///   - perOutcome: How many pairs a feature to keep of each outcome, at least 0.
    ///   - seed: Equal seeds pick equal pairs.
    public init(features: [String], perOutcome: Int = 2, seed: UInt64) {
        self.features = features
        self.perOutcome = max(0, perOutcome)
        self.seed = seed
        candidates = Array(repeating: [], count: features.count * 2)
    }

    /// Takes a pair into account. Ties, even shares, and features that both responses have alike pick nothing.
    /// - Parameters:
    ///   - pair: The pair; it may stand the other way round than when it was labelled.
    ///   - labelled: Its labels.
    public mutating func add(_ pair: PreferencePair, _ labelled: LabelledPair) {
        guard let prefersA = Self.prefersA(labelled.preferred), let pairPrefersA = Self.prefersA(pair.preferred) else {
            return
        }
        let shown = prefersA == pairPrefersA ? pair : pair.swapped
        var keys = SeededGenerator(seed: seed, stream: pair.id)
        for (index, label) in labelled.labels.prefix(features.count).enumerated() {
            let key = keys.next()
            guard let label, label != .same else { continue }
            let isPreferred = (label == .a) == prefersA
            let place = index * 2 + (isPreferred ? 1 : 0)
            guard candidates[place].count < perOutcome || key < candidates[place].last?.key ?? 0 else { continue }
            let (having, lacking) =
                label == .a ? (shown.responseA, shown.responseB) : (shown.responseB, shown.responseA)
            let example = FeatureExample(
                feature: features[index], pair: pair.id, dialogue: pair.dialogue, having: having, lacking: lacking,
                isPreferred: isPreferred)
            insert(Candidate(key: key, example: example), at: place)
        }
    }

    /// The pairs picked: by feature in their order, those in which the feature won first.
    public var examples: [FeatureExample] {
        features.indices.flatMap { index in
            (candidates[index * 2 + 1] + candidates[index * 2]).map(\.example)
        }
    }

    private mutating func insert(_ candidate: Candidate, at place: Int) {
        let position = candidates[place].firstIndex { $0.key > candidate.key } ?? candidates[place].count
        candidates[place].insert(candidate, at: position)
        if candidates[place].count > perOutcome { candidates[place].removeLast() }
    }

    private static func prefersA(_ preference: Preference) -> Bool? {
        switch preference {
        case .a: true
        case .b: false
        case .tie: nil
        case .share(let share): share == 0.5 ? nil : share > 0.5
        }
    }
}
