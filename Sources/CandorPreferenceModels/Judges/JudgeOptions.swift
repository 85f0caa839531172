import CandorModels

/// How a language model is asked what it prefers, as the query behind its name says: `judge:MODEL?form=rating&votes=8`.
public struct JudgeOptions: Hashable, Sendable {
    /// What the model is asked.
    public enum Form: String, Hashable, Sendable, CaseIterable {
        /// Which of two responses is the better, in both orders.
        case choice
        /// How good one response is, from 1 to 10.
        case rating
    }

    /// What the model is asked.
    public var form: Form
    /// Answers sampled for each question where there are no log-probabilities, 1 or more.
    public var votes: Int
    /// How many others each response is compared with in a pool of more than six, 2 or more; an odd number counts as the next
    /// even one. In smaller pools all are compared with all.
    public var opponents: Int

    /// Creates options.
    /// - Parameters:
    ///   - form: What the model is asked.
    ///   - votes: Answers sampled for each question where there are no log-probabilities; at least 1.
    ///   - opponents: How many others each response of a large pool is compared with; at least 2, or they would not all be
    ///     compared, if indirectly.
    public init(form: Form = .choice, votes: Int = 4, opponents: Int = 4) {
        self.form = form
        self.votes = max(1, votes)
        self.opponents = max(2, opponents)
    }

    /// Takes `judge:MODEL?form=…&votes=…&opponents=…` apart.
    ///
    /// The query stands behind the base URL where MODEL has one. Without a base URL, options that are none of a judge's are left
    /// to MODEL, because `scripted:` has options of its own.
    /// - Parameter name: A name of the kind `judge`.
    /// - Returns: The name of the language model, and how it is asked.
    /// - Throws: ``PreferenceModelError`` with `.badName` for a name without a model or an option that cannot be used.
    public static func parse(_ name: ModelName) throws -> (model: ModelName, options: JudgeOptions) {
        let whole = name.rest + (name.baseURL.map { "@\($0)" } ?? "")
        let parts = whole.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var options = JudgeOptions()
        var others: [String] = []
        for item in parts.count > 1 ? parts[1].split(separator: "&").map(String.init) : [] {
            let isOption = try options.read(item, of: name)
            if !isOption { others.append(item) }
        }
        if let other = others.first, name.baseURL != nil {
            throw refusal(name, "'\(other)' is no option of a judge; there are form, votes, opponents")
        }
        let query = others.isEmpty ? "" : "?" + others.joined(separator: "&")
        guard let model = try? ModelName(parts[0] + query) else {
            throw refusal(name, "write \(name.kind):MODEL, for example \(name.kind):openai:gpt-4.1-mini?form=rating")
        }
        return (model.keyed(by: name.keyVariable), options)
    }

    /// Reads one option; `false` if it is none.
    private mutating func read(_ item: String, of name: ModelName) throws -> Bool {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let value = parts.count > 1 ? parts[1] : ""
        func number(from least: Int) throws -> Int {
            guard let number = Int(value), (least...1000).contains(number) else {
                throw Self.refusal(name, "\(parts[0]) is a number from \(least) to 1000, not '\(value)'")
            }
            return number
        }
        switch parts[0] {
        case "form":
            guard let form = Form(rawValue: value) else {
                let all = Form.allCases.map(\.rawValue).joined(separator: " or ")
                throw Self.refusal(name, "form is \(all), not '\(value)'")
            }
            self.form = form
        case "votes": votes = try number(from: 1)
        case "opponents": opponents = try number(from: 2)
        default: return false
        }
        return true
    }

    private static func refusal(_ name: ModelName, _ reason: String) -> PreferenceModelError {
        PreferenceModelError(.badName, model: name.description, reason: reason)
    }
}
