import CandorModels
import CandorPreferenceModels

/// Language models that are asked.
struct JudgePreferenceProvider: PreferenceModelProvider {
    let kind = "judge"
    let form = "MODEL[?form=rating]: a language model asked which response is better, or how good one is"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        let (model, options) = try JudgeOptions.parse(name)
        let judge = try JudgePreferenceModel(
            name: name, model: try await catalogue.languageModel(model), options: options, seed: catalogue.seed)
        catalogue.judges.add(name, judge.tally)
        return catalogue.remembered(judge)
    }
}
