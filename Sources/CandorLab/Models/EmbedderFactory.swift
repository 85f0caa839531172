import CandorModels
import CandorStore

#if Llama
    import CandorLlama
#endif

/// Makes embedders from their names; every vector is remembered.
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
        guard name.kind == "llama" else {
            throw LabError(.usage, "'\(name)' makes no embeddings: take a llama: model")
        }
        #if Llama
            let recipe = LlamaModel.embeddingRecipe
            let embedder = RememberingEmbedder(
                try LlamaModel(name: name), recipe: recipe, store: store, observe: observe)
            return Made(embedder: embedder, recipe: recipe)
        #else
            throw ModelCatalogue.missingLlama(name)
        #endif
    }
}
