import Candor
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation

/// Makes preference models from their names. What they score, and what the models inside them answer, is remembered.
struct PreferenceModelCatalogue {
    /// The kinds of preference models, with what they are.
    static let kinds: [(kind: String, what: String)] = [
        ("reward", "MODEL@URL: a reward model served by vLLM, SGLang or text-embeddings-inference")
    ]

    /// Makes the language models that some preference models ask.
    let models: ModelCatalogue
    let store: Store
    let parallel: Int
    /// The items whose gold an oracle knows.
    var items: [Item] = []
    /// What servers have been doing: retries, and settings that they refuse.
    var activity = ProviderActivity()

    func model(_ name: ModelName) async throws -> TopicPreferenceModel {
        switch name.kind {
        case "reward": return TopicPreferenceModel(remembering(try reward(name)))
        default:
            let known = Self.kinds.map(\.kind).joined(separator: ", ")
            throw CommandError(
                .usage, "'\(name)': there is no kind of preference model '\(name.kind)'; there are \(known)")
        }
    }

    private func reward(_ name: ModelName) throws -> any PreferenceModel {
        try RewardModel(
            name, environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel,
            activity: activity)
    }

    private func remembering(_ model: any PreferenceModel) -> any PreferenceModel {
        RememberingPreferenceModel(model, store: store)
    }
}

extension PreferenceModelCatalogue {
    /// A catalogue by itself, with models made as `candor eval` makes them.
    init(store: Store, parallel: Int, items: [Item] = []) {
        let activity = ProviderActivity()
        self.init(
            models: ModelCatalogue(
                providers: ProviderModels(
                    environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel,
                    activity: activity),
                parallel: parallel, key: AnswerKey(items)),
            store: store, parallel: parallel, items: items, activity: activity)
    }
}
