import Candor
import CandorBasics
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

/// Reads a ``PairFilter`` by recursive descent.
struct PairFilterParser {
    private struct Token {
        var text: String
        /// From 1.
        var column: Int
        var isWord: Bool
    }

    private let text: String
    private let known: [String]
    private var tokens: ArraySlice<Token>

    init(_ text: String, features known: [String]) throws(PairFilterError) {
        self.text = text
        self.known = known
        tokens = try Self.tokens(of: text)[...]
    }

    mutating func parse() throws(PairFilterError) -> PairFilter.Condition {
        let condition = try expression()
        if let rest = tokens.first { throw unexpected("'and' or 'or'", at: rest) }
        return condition
    }

    private mutating func expression() throws(PairFilterError) -> PairFilter.Condition {
        var condition = try term()
        while takes("or") { condition = .or(condition, try term()) }
        return condition
    }

    private mutating func term() throws(PairFilterError) -> PairFilter.Condition {
        var condition = try factor()
        while takes("and") { condition = .and(condition, try factor()) }
        return condition
    }

    private mutating func factor() throws(PairFilterError) -> PairFilter.Condition {
        if takes("not") { return .not(try factor()) }
        if takes("(") {
            let condition = try expression()
            guard takes(")") else { throw unexpected("')'", at: tokens.first) }
            return condition
        }
        let feature = try word("a feature, 'not' or '('")
        guard known.contains(feature.text) || isBeliefs(feature.text) else {
            let names = known + [PairFilter.beliefsName]
            throw error(
                .unknownFeature,
                "'\(feature.text)' is no feature; there are \(names.joined(separator: ", "))"
                    + Spelling.hint(for: feature.text, among: names), at: feature)
        }
        let isNegated = takes("!=")
        guard isNegated || takes("=") else { throw unexpected("'=' or '!='", at: tokens.first) }
        let choices = PairFilter.Value.allCases.map(\.rawValue)
        let values = choices.joined(separator: ", ")
        let name = try word("one of \(values)")
        guard let value = PairFilter.Value(rawValue: name.text.lowercased()) else {
            throw error(
                .unknownValue,
                "'\(name.text)' is no value; there are \(values)" + Spelling.hint(for: name.text, among: choices),
                at: name
            )
        }
        let condition = PairFilter.Condition.equals(feature.text, value)
        return isNegated ? .not(condition) : condition
    }

    private func isBeliefs(_ name: String) -> Bool {
        name == PairFilter.beliefsName && PairFilter.beliefs.allSatisfy(known.contains)
    }

    private mutating func takes(_ text: String) -> Bool {
        guard tokens.first?.text.lowercased() == text else { return false }
        tokens.removeFirst()
        return true
    }

    private mutating func word(_ expected: String) throws(PairFilterError) -> Token {
        guard let first = tokens.first, first.isWord, !["and", "or", "not"].contains(first.text.lowercased()) else {
            throw unexpected(expected, at: tokens.first)
        }
        tokens.removeFirst()
        return first
    }

    private func unexpected(_ expected: String, at token: Token?) -> PairFilterError {
        error(.unexpected, "expected \(expected), found \(token.map { "'\($0.text)'" } ?? "the end")", at: token)
    }

    private func error(_ code: PairFilterError.Code, _ reason: String, at token: Token?) -> PairFilterError {
        PairFilterError(code: code, expression: text, column: token?.column ?? text.count + 1, reason: reason)
    }

    private static func tokens(of text: String) throws(PairFilterError) -> [Token] {
        var tokens: [Token] = []
        let characters = Array(text)
        var place = 0
        while place < characters.count {
            let start = place
            if characters[place].isWhitespace {
                place += 1
            } else if isPartOfWord(characters[place]) {
                while place < characters.count, isPartOfWord(characters[place]) { place += 1 }
                tokens.append(Token(text: String(characters[start..<place]), column: start + 1, isWord: true))
            } else {
                place += characters[place] == "!" && characters.dropFirst(place + 1).first == "=" ? 2 : 1
                let sign = String(characters[start..<place])
                guard ["=", "!=", "(", ")"].contains(sign) else {
                    throw PairFilterError(
                        code: .unexpected, expression: text, column: start + 1,
                        reason: "'\(sign)' has no meaning; there are =, !=, ( and )")
                }
                tokens.append(Token(text: sign, column: start + 1, isWord: false))
            }
        }
        return tokens
    }

    private static func isPartOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }
}
