import CandorModels
import CandorPreferenceModels

/// Effects of features. Quick, and another model with every change of the rules: not remembered.
struct FeaturesProvider: PreferenceModelProvider {
    let kind = "features"
    let form = "posterior.json: the effects that `candor preferences` found"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        TopicPreferenceModel(try FeaturesPreferenceModel(name: name, sentiment: catalogue.lexicon()))
    }
}
