import Candor
import CandorText

/// Which pairs to keep, by the labels of their features: `--where`.
///
///     expression = term { "or" term }
///     term       = factor { "and" factor }
///     factor     = "not" factor | "(" expression ")" | feature ("=" | "!=") value
///     value      = "a" | "b" | "same" | "differs" | "unlabelled"
///
/// `a` and `b` say which response has more of the feature, `same` that neither has, `differs` that one has. An unlabelled
/// pair is neither the same nor different, so that `x != same` keeps it and `x = differs` does not. Words may be in capitals.
///
/// The feature `matches_users_beliefs` is either of `agree_human_explicit` and `agree_human_implicit`: `differs` where one of
/// them does, `a` where one is A and none B, `same` where both are the same, `unlabelled` where none differs and one is
/// unlabelled.
public struct PairFilter: Hashable, Sendable {
    /// As it was written.
    public let text: String
    /// The features whose labels decide, each once, in the order of their first mention.
    public let features: [String]
    private let condition: Condition

    /// The features that `matches_users_beliefs` stands for.
    static let beliefs = ["agree_human_explicit", "agree_human_implicit"]
    /// The name that stands for them.
    static let beliefsName = "matches_users_beliefs"

    /// Reads an expression.
    /// - Parameters:
    ///   - text: The expression.
    ///   - known: The features that there are labels of.
    /// - Throws: ``PairFilterError`` with the place and what may stand there.
    public init(_ text: String, features known: [String]) throws(PairFilterError) {
        var parser = try PairFilterParser(text, features: known)
        condition = try parser.parse()
        self.text = text
        var mentioned: [String] = []
        for feature in condition.features where !mentioned.contains(feature) { mentioned.append(feature) }
        features = mentioned
    }

    /// Whether to keep a pair.
    /// - Parameter label: The label of a feature, `nil` where it has none.
    public func keeps(_ label: (String) -> FeatureLabel?) -> Bool { condition.holds(label) }
}

extension PairFilter {
    /// What a feature may be.
    enum Value: String, Hashable, Sendable, CaseIterable {
        case a, b, same, differs, unlabelled
    }

    /// An expression, read.
    indirect enum Condition: Hashable, Sendable {
        case equals(String, Value)
        case not(Condition)
        case and(Condition, Condition)
        case or(Condition, Condition)

        func holds(_ label: (String) -> FeatureLabel?) -> Bool {
            switch self {
            case .equals(let feature, let value):
                let names = feature == PairFilter.beliefsName ? PairFilter.beliefs : [feature]
                return PairFilter.holds(value, of: names.map(label))
            case .not(let condition): return !condition.holds(label)
            case .and(let left, let right): return left.holds(label) && right.holds(label)
            case .or(let left, let right): return left.holds(label) || right.holds(label)
            }
        }

        /// The features that it names, with repetitions.
        var features: [String] {
            switch self {
            case .equals(PairFilter.beliefsName, _): PairFilter.beliefs
            case .equals(let feature, _): [feature]
            case .not(let condition): condition.features
            case .and(let left, let right), .or(let left, let right): left.features + right.features
            }
        }
    }

    private static func holds(_ value: Value, of labels: [FeatureLabel?]) -> Bool {
        let differs = labels.contains(.a) || labels.contains(.b)
        return switch value {
        case .a: labels.contains(.a) && !labels.contains(.b)
        case .b: labels.contains(.b) && !labels.contains(.a)
        case .differs: differs
        case .same: labels.allSatisfy { $0 == .same }
        case .unlabelled: !differs && labels.contains(nil)
        }
    }
}
