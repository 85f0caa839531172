import CandorModels

/// What the name of a preference model in this process says: `llama:FILE?template=chat&label=good`.
struct RankingOptions: Hashable, Sendable {
    /// The model's name or its file's path.
    let model: String
    /// How a dialogue and its response become text, where the name says so.
    let layout: RankingLayout?
    /// The class whose log-odds are the score, for heads with several.
    let label: String?

    /// Reads a name.
    /// - Parameter name: The name that the user gave.
    init(_ name: ModelName) throws(LlamaError) {
        let parts = name.rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var layout: RankingLayout?
        var label: String?
        for option in parts.count > 1 ? parts[1].split(separator: "&") : [] {
            let sides = option.split(separator: "=", maxSplits: 1).map(String.init)
            switch sides.first {
            case "template" where sides.count == 2:
                layout = RankingLayout(rawValue: sides[1])
                guard layout != nil else { throw Self.refusal(of: option, name) }
            case "label" where sides.count == 2: label = sides[1]
            default: throw Self.refusal(of: option, name)
            }
        }
        model = parts.first.map(String.init) ?? name.rest
        self.layout = layout
        self.label = label
    }

    private static func refusal(of option: Substring, _ name: ModelName) -> LlamaError {
        LlamaError(.invalidOption, model: name.description, detail: String(option))
    }
}
