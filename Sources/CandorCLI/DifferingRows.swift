import Candor

/// The rows on which a judge differs, with what was judged and why, in excerpts.
struct DifferingRows {
    let rows: [JudgeCheck.Differing]

    func show() {
        let output = Terminal.output
        for row in rows {
            let unscored = "unscored" + (row.unscored.map { " (\($0.rawValue))" } ?? "")
            let by = row.decidedBy.map { " by \($0)" } ?? ""
            output.line("    \(Self.excerpt(row.id)): given \(row.given), judged \(row.judged ?? unscored)\(by)")
            for (name, text) in row.question.parts { output.line("      \(name): \(Self.excerpt(text))") }
            output.line("      reason: \(Self.excerpt(row.reason))")
        }
    }

    /// The beginning and the end of a text on one line: verdicts often rest on the last words.
    static func excerpt(_ text: String, length: Int = 240) -> String {
        let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        let words = String(line).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard words.count > length else { return words }
        return "\(words.prefix(length * 2 / 3)) … \(words.suffix(length / 3))"
    }
}
