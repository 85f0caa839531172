import CandorModels
import CandorPreferenceModels

#if Llama
    import CandorLlama
#endif

/// Reward models in this process.
struct LlamaRewardProvider: PreferenceModelProvider {
    let kind = "llama"
    let form = "PATH.gguf: a reward model or reranker in this process"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        #if Llama
            catalogue.remembered(try LlamaPreferenceModel(name: name))
        #else
            throw ModelCatalogue.missingLlama(name)
        #endif
    }
}
