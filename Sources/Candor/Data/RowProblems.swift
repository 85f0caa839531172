/// What is wrong with rows: the first of each kind, with how many have it.
package struct RowProblems: Hashable {
    private struct Kind: Hashable {
        var first: DataError
        var rows: Int
    }

    /// How many rows have been added.
    private(set) var rows = 0
    private var kinds: [String: Kind] = [:]
    private var order: [String] = []

    /// More kinds than these are counted together: a file that is wrong throughout must not fill the memory.
    private static let kindsKept = 12

    /// Adds what is wrong with a row.
    package mutating func add(_ error: DataError) {
        rows += 1
        let key = Self.kind(error)
        if kinds[key] != nil {
            kinds[key]?.rows += 1
        } else if order.count < Self.kindsKept {
            kinds[key] = Kind(first: error, rows: 1)
            order.append(key)
        }
    }

    /// The first of each kind, each with its number of rows, in the file's order.
    var causes: [DataError] {
        let found = order.compactMap { kinds[$0] }
        let others = rows - found.reduce(0) { $0 + $1.rows }
        var causes = found.map { kind in
            var error = kind.first
            error.rows = kind.rows
            return error
        }
        if others > 0, let file = causes.first?.file {
            var rest = DataError(.badRow, file: file, reason: "other reasons")
            rest.rows = others
            causes.append(rest)
        }
        return causes
    }

    /// Field and reason without what differs from row to row: numbers in brackets, quoted text, digits.
    private static func kind(_ error: DataError) -> String {
        var key = ""
        var isQuoted = false
        for character in (error.field ?? "") + ": " + error.reason {
            if character == "'" || character == "\"" { isQuoted.toggle() }
            if !isQuoted, !character.isNumber { key.append(character) }
        }
        return key
    }

    package init() {}
}

extension DataError {
    /// The error of a file of which no row can be used.
    /// - Parameters:
    ///   - missing: What is missing, for example `has no usable pair`.
    ///   - file: The file.
    ///   - problems: What was wrong with its rows.
    ///   - format: What its rows should be.
    package static func nothingUsable(
        _ missing: String, in file: String, _ problems: RowProblems, _ format: RowFormat
    ) -> DataError {
        guard problems.rows > 0 else {
            return DataError(.empty, file: file, reason: missing + ": it holds no row")
        }
        let count = problems.rows == 1 ? "its one row cannot be used" : "none of its \(problems.rows) rows can be used"
        var error = DataError(.empty, file: file, reason: missing + ": \(count)")
        error.causes = problems.causes
        error.advice = format.advice
        return error
    }
}

/// What a row of each kind of data is, in one line.
package enum RowFormat {
    case evaluation, pairs, gold, tasks, prompts, misconceptions, labels

    /// What a row should be, and where that is described with examples.
    var advice: String { "A row is \(form); Documentation/data.md has examples" }

    private var form: String {
        switch self {
        case .evaluation:
            #"{"prompt": [{"type": "human", "content": "…"}], "base": {…}, "metadata": {…}}"#
        case .pairs:
            #"{"prompt", "chosen", "rejected"} or {"prompt", "response_a", "response_b", "preferred"}"#
        case .gold: #"{"id", "judge", "input": {…}, "verdict", "source"}"#
        case .tasks:
            #"{"id", "options": [{"name", "text"}…] or "verdicts": […]}, a pair, a question to a judge or a response"#
        case .prompts: #"{"prompt": text or messages}"#
        case .misconceptions: #"{"claim": "…"}"#
        case .labels: #"{"pair", "preferred", "features": {name: -1 | 0 | 1 | null}}"#
        }
    }
}
