import CandorModels
import CandorStore

/// Makes embedders from their names, each by its kind in ``Embedders``; every vector is remembered.
struct EmbedderFactory {
    let store: Store
    /// Told after each batch how many vectors are new, and how many were remembered.
    var observe: @Sendable (_ new: Int, _ remembered: Int) -> Void = { _, _ in }

    /// An embedder with how it makes vectors.
    struct Made {
        var embedder: any ResponseEmbedder
        var recipe: String
    }

    func embedder(_ name: ModelName) throws -> Made {
        guard let provider = Embedders.of(name.kind) else {
            let known = Embedders.all.map { "\($0.kind):" }.joined(separator: " or ")
            throw LabError(.usage, "'\(name)' makes no embeddings: take a \(known) model")
        }
        let (embedder, recipe) = try provider.embedder(name)
        return Made(
            embedder: RememberingEmbedder(embedder, recipe: recipe, store: store, observe: observe), recipe: recipe)
    }
}
