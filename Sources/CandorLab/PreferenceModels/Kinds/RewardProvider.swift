import CandorModels
import CandorPreferenceModels
import CandorProviders
import Foundation

/// Reward models behind HTTP.
struct RewardProvider: PreferenceModelProvider {
    let kind = "reward"
    let form = "MODEL@URL: a reward model served by vLLM, SGLang or text-embeddings-inference"

    func model(_ name: ModelName, from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel {
        catalogue.remembered(try await served(name, catalogue))
    }

    private func served(_ name: ModelName, _ catalogue: PreferenceModelCatalogue) async throws -> any PreferenceModel {
        let model = try RewardModel(
            name, environment: ProcessInfo.processInfo.environment, maximumConcurrency: catalogue.parallel,
            activity: catalogue.activity)
        guard let other = try await catalogue.models.origins.otherName(for: model, in: catalogue.store) else {
            return model
        }
        return try await served(other, catalogue)
    }
}
