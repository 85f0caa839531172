import CandorModels
import CandorPreferenceModels

/// Heads on vectors of responses.
struct HeadProvider: PreferenceModelProvider {
    let kind = "head"
    let form = "FILE: a head trained by `candor pm train`"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        let head = try PreferenceHead(path: name.rest)
        let made = try EmbedderFactory(store: catalogue.store).embedder(try ModelName(head.embedding.model))
        return catalogue.remembered(
            try HeadPreferenceModel(
                head, name: name, embedder: made.embedder, recipe: made.recipe, sentiment: try catalogue.lexicon()))
    }
}
