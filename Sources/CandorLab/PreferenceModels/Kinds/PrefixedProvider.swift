import CandorModels
import CandorPreferenceModels

/// Preference models with a dialogue put first. What lies below remembers by the dialogue that it is given, prefix included.
struct PrefixedProvider: PreferenceModelProvider {
    let kind = "prefixed"
    let form = "PACK:PM: a preference model with a dialogue put first, for example non-sycophantic"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        let (pack, base) = try PrefixPack.split(name)
        let model = try await catalogue.model(base)
        return try PrefixPack.load(pack).topicModel(name: name, base: model)
    }
}
