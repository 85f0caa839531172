import CandorModels
import CandorProviders

/// The kinds of language models that are known; ``ModelProvider`` shows how one of your own joins.
public enum Models {
    /// The kinds that come with Candor, in the order in which they are listed.
    public static let builtIn: [any ModelProvider] =
        [LlamaProvider()] + ChatProvider.all.map(HTTPProvider.init) + [ScriptedProvider()]

    /// The kinds that are known, in the order in which they are listed.
    @TaskLocal public static var all: [any ModelProvider] = builtIn

    /// Adds kinds of models for as long as something runs; one that is called as another takes its place.
    /// - Parameters:
    ///   - own: Kinds of your own.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(
        _ own: [any ModelProvider], isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $all.withValue(all.joined(by: own, calledBy: \.kind), operation: body)
    }

    /// The kind that a name begins with; `nil` where it is not known.
    /// - Parameter kind: What stands before the colon.
    public static func of(_ kind: String) -> (any ModelProvider)? { all.first { $0.kind == kind } }

    /// What a model's tokens cost; `nil` where it is not known.
    /// - Parameter name: The model.
    public static func price(of name: ModelName) -> ModelPrice? { of(name.kind)?.price(of: name) }
}

extension Array {
    /// These, with others in the place of those that are called alike, and the rest of them behind.
    func joined(by own: [Element], calledBy name: (Element) -> String) -> [Element] {
        let replaced = map { element in own.last { name($0) == name(element) } ?? element }
        return own.reduce(into: replaced) { joined, element in
            let place = joined.firstIndex { name($0) == name(element) }
            if let place { joined[place] = element } else { joined.append(element) }
        }
    }
}
