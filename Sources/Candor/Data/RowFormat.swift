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
