import CandorModels

#if Llama
    import CandorLlama
#endif

/// A kind of embedders, known by what stands before the colon of their names: what heads may be trained on.
///
/// ```swift
/// struct CountProvider: EmbedderProvider {
///     let kind = "counts"
///
///     func embedder(_ name: ModelName) -> (embedder: any ResponseEmbedder, recipe: String) { (Counts(name: name), "1") }
/// }
/// ```
public protocol EmbedderProvider: Sendable {
    /// What stands before the colon.
    var kind: String { get }

    /// Makes an embedder; nothing has been computed yet.
    /// - Parameter name: The name as the user gave it.
    /// - Returns: The embedder, and in a few words how it makes vectors: they are remembered by both, and a head works only where both
    ///   are those that it was trained on.
    /// - Throws: An error that says what to do; a `CandorError` also says the exit status.
    func embedder(_ name: ModelName) throws -> (embedder: any ResponseEmbedder, recipe: String)
}

/// The kinds of embedders that are known.
public enum Embedders {
    /// The kinds that come with Candor.
    public static let builtIn: [any EmbedderProvider] = [LlamaEmbedderProvider()]

    /// The kinds that are known.
    @TaskLocal public static var all: [any EmbedderProvider] = builtIn

    /// Adds kinds of embedders for as long as something runs; one that is called as another takes its place.
    /// - Parameters:
    ///   - own: Kinds of your own.
    ///   - isolation: The actor on which `body` runs; the caller's unless another is given.
    ///   - body: What is run.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    public static func with<Result>(
        _ own: [any EmbedderProvider], isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
        try await $all.withValue(all.joined(by: own, calledBy: \.kind), operation: body)
    }

    /// The kind that a name begins with; `nil` where it is not known.
    /// - Parameter kind: What stands before the colon.
    public static func of(_ kind: String) -> (any EmbedderProvider)? { all.first { $0.kind == kind } }
}

/// Models in this process.
private struct LlamaEmbedderProvider: EmbedderProvider {
    let kind = "llama"

    func embedder(_ name: ModelName) throws -> (embedder: any ResponseEmbedder, recipe: String) {
        #if Llama
            (try LlamaModel(name: name), LlamaModel.embeddingRecipe)
        #else
            throw ModelCatalogue.missingLlama(name)
        #endif
    }
}
