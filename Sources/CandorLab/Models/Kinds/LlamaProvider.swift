import CandorModels

#if Llama
    import CandorLlama
#endif

/// Models in this process: answers, vectors and scores.
struct LlamaProvider: ModelProvider {
    let kind = "llama"
    let form = "NAME or PATH.gguf: in this process, by llama.cpp"
    let computesInBatches = true

    #if Llama
        var installed: [String]? { LlamaModelLocator().available() }

        func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel {
            try LlamaModel(name: name, configuration: LlamaConfiguration(parallel: min(catalogue.parallel, 32)))
        }
    #else
        let missing: String? = "not in this build: Scripts/dependencies, then build again"

        func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel {
            throw ModelCatalogue.missingLlama(name)
        }
    #endif
}
