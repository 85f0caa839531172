import CandorModels
import CandorProviders
import Foundation

/// Makes preference models from their names.
struct PreferenceModelCatalogue {
    let parallel: Int

    func model(_ name: ModelName) throws -> any PreferenceModel {
        guard name.kind == "reward" else {
            throw CommandError(
                .usage, "'\(name)': there is no kind of preference model '\(name.kind)'; there is reward")
        }
        return try RewardModel(
            name, environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel)
    }
}
