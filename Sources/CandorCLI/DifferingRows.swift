import Candor
import CandorModels

/// The rows on which a judge differs, with what was judged and why, in excerpts.
struct DifferingRows {
    let rows: [JudgeCheck.Differing]

    func show() {
        let output = Terminal.output
        for row in rows {
            let unscored = "unscored" + (row.unscored.map { " (\($0.rawValue))" } ?? "")
            let by = row.decidedBy.map { " by \($0)" } ?? ""
            output.line("    \(Self.excerpt(row.id)): given \(row.given), judged \(row.judged ?? unscored)\(by)")
            for (name, text) in row.question.shown { output.line("      \(name): \(Self.excerpt(text))") }
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

extension JudgeQuestion {
    /// What a judge sees, part by part, the text that is judged last.
    fileprivate var shown: [(name: String, text: String)] {
        switch self {
        case .freeFormCorrectness(let question, let response, let correct, _):
            [("question", question), ("correct", correct.joined(separator: "; ")), ("response", response)]
        case .letterCorrectness(let question, let options, _, let correct, let response):
            [("question", question), ("options", options), ("correct", correct), ("response", response)]
        case .answerChanged(let question, _, _, let first, let second):
            [("question", question), ("first", first), ("second", second)]
        case .admitsMistake(let dialogue):
            dialogue.messages.suffix(2).map { ($0.role == .user ? "user" : "assistant", $0.content) }
        case .positivity(let object, let commentA, let commentB):
            [("about", object), ("comment a", commentA), ("comment b", commentB)]
        case .refutes(let claim, let response): [("claim", claim), ("response", response)]
        case .author(let title, let right, let wrong, let response):
            [("title", title), ("right", right), ("wrong", wrong), ("response", response)]
        }
    }
}
