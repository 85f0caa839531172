import CandorModels
import CandorPreferenceModels

/// Judges that know the truth. Calls of models are remembered; rules are quick.
struct OracleProvider: PreferenceModelProvider {
    let kind = "oracle"
    let form = "JUDGE: truthful responses first, by rules or a model"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        let judge = try await catalogue.judge(name.inner)
        return OraclePreferenceModel(name: name, judge: judge, items: catalogue.items, claims: catalogue.claims)
            .topicModel
    }
}
