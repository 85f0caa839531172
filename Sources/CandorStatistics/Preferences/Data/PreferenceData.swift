/// Labelled pairs with the preference between them: what a preference model is fitted to.
///
/// Row i says how response A differs from response B in every feature (+1 A has more of it, −1 B has, 0 the same), and which
/// of the two was preferred (paper, section 4.1). Labels are kept as one byte for five features, so that a million pairs of
/// 24 features take 17 MB.
public struct PreferenceData: Hashable, Sendable {
    /// What the features are called, in the order of the labels.
    public let features: [String]
    /// Bytes of labels a row.
    let stride: Int
    /// The labels, row after row, as ``TernaryCode``s.
    private(set) var codes: [UInt8] = []
    /// The share that prefers A; NaN for a tie.
    private(set) var shares: [Double] = []
    /// The rater or group of raters; −1 where there is none.
    private(set) var groups: [Int32] = []

    /// Starts without pairs.
    /// - Parameter features: The features' names.
    public init(features: [String]) {
        self.features = features
        stride = TernaryCode.bytes(for: features.count)
    }

    /// How many pairs there are.
    public var count: Int { shares.count }

    /// How many of the pairs are ties.
    public var ties: Int { shares.count { $0.isNaN } }

    /// One more than the highest index of a group; 0 without groups.
    public var groupCount: Int { Int(groups.max() ?? -1) + 1 }

    /// Adds a pair.
    /// - Parameters:
    ///   - labels: −1, 0 or +1 for each of ``features``.
    ///   - outcome: What was preferred; a share lies in 0…1.
    ///   - group: The index of the rater or group of raters, from 0, for models with group effects.
    /// - Throws: `StatisticsError` for labels that are too many, too few or others, and for a share outside 0…1.
    public mutating func append(labels: [Int8], outcome: PairOutcome, group: Int? = nil) throws(StatisticsError) {
        guard labels.count == features.count else {
            throw StatisticsError(
                .invalidCount, doing: "adding a pair with \(labels.count) labels for \(features.count) features",
                next: "give one label a feature")
        }
        if let wrong = labels.first(where: { $0 < -1 || $0 > 1 }) {
            throw StatisticsError(
                .outsideScale, doing: "adding a pair with the label \(wrong)", next: "labels are -1, 0 or 1")
        }
        if let group, group < 0 || group > Int(Int32.max) {
            throw StatisticsError(
                .invalidCount, doing: "adding a pair of group \(group)", next: "number the groups from 0")
        }
        switch outcome {
        case .tie: shares.append(.nan)
        case .share(let share):
            guard share >= 0, share <= 1 else {
                throw StatisticsError(
                    .invalidProbability, doing: "adding a pair of which \(share) prefer A",
                    next: "give a share between 0 and 1")
            }
            shares.append(share)
        }
        groups.append(Int32(group ?? -1))
        appendCodes(of: labels)
    }

    /// The labels of one pair.
    public func labels(at row: Int) -> [Int8] {
        features.indices.map { feature in
            TernaryCode.label(
                feature % TernaryCode.width, of: codes[row * stride + feature / TernaryCode.width])
        }
    }

    /// The outcome of one pair.
    public func outcome(at row: Int) -> PairOutcome {
        shares[row].isNaN ? .tie : .share(shares[row])
    }

    /// Some of the pairs, in the order asked for.
    /// - Parameter rows: Indices, each in 0..<``count``.
    public func selecting(_ rows: [Int]) -> PreferenceData {
        var result = PreferenceData(features: features)
        result.reserveCapacity(rows.count)
        for row in rows {
            result.codes.append(contentsOf: codes[row * stride..<(row + 1) * stride])
            result.shares.append(shares[row])
            result.groups.append(groups[row])
        }
        return result
    }

    /// The same pairs with one feature unobserved.
    /// - Parameter feature: Its name; an unknown one changes nothing.
    public func unobserving(_ feature: String) -> PreferenceData {
        guard let index = features.firstIndex(of: feature) else { return self }
        var result = PreferenceData(features: features.filter { $0 != feature })
        result.reserveCapacity(count)
        result.shares = shares
        result.groups = groups
        for row in 0..<count {
            var labels = labels(at: row)
            labels.remove(at: index)
            result.appendCodes(of: labels)
        }
        return result
    }

    /// Makes room for pairs to come.
    /// - Parameter rows: How many in all.
    public mutating func reserveCapacity(_ rows: Int) {
        codes.reserveCapacity(rows * stride)
        shares.reserveCapacity(rows)
        groups.reserveCapacity(rows)
    }

    private mutating func appendCodes(of labels: [Int8]) {
        for first in Swift.stride(from: 0, to: labels.count, by: TernaryCode.width) {
            var code = TernaryCode.zero
            for place in 0..<min(TernaryCode.width, labels.count - first) {
                let label = labels[first + place]
                if label > 0 { code += TernaryCode.powers[place] }
                if label < 0 { code -= TernaryCode.powers[place] }
            }
            codes.append(code)
        }
    }
}
