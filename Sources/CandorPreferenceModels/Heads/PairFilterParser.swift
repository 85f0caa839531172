import Candor

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
            let names = (known + [PairFilter.beliefsName]).joined(separator: ", ")
            throw error(.unknownFeature, "'\(feature.text)' is no feature; there are \(names)", at: feature)
        }
        let isNegated = takes("!=")
        guard isNegated || takes("=") else { throw unexpected("'=' or '!='", at: tokens.first) }
        let values = PairFilter.Value.allCases.map(\.rawValue).joined(separator: ", ")
        let name = try word("one of \(values)")
        guard let value = PairFilter.Value(rawValue: name.text.lowercased()) else {
            throw error(.unknownValue, "'\(name.text)' is no value; there are \(values)", at: name)
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
