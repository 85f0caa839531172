import Candor
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorStore
import CandorTesting
import CandorText
import Foundation

/// Makes preference models from their names, each by its kind in ``PreferenceModels``, with what the kinds need of the run. What the
/// models inside them answer is remembered.
public struct PreferenceModelCatalogue: Sendable {
    /// Makes the language models that some preference models ask.
    let models: ModelCatalogue
    let store: Store
    /// How many calls of a model are under way at once.
    public let parallel: Int
    /// The items whose gold an oracle knows.
    public internal(set) var items: [Item] = []
    /// The misconceptions that an oracle knows to be false, by what the user says.
    public internal(set) var claims: [String: String] = [:]
    /// Draws the pairs that a judge compares, and is passed to judges that take one.
    public internal(set) var seed: UInt64 = 0
    /// What servers have been doing: retries, and settings that they refuse.
    var activity = ProviderActivity()
    /// How usable the replies of the judges have been.
    let judges = JudgeTallies()

    /// Makes several models, all before the first is asked.
    /// - Throws: ``LabError`` for two that are told apart by where they are served alone: scores are remembered by name.
    func models(_ names: [ModelName]) async throws -> [TopicPreferenceModel] {
        for (index, name) in names.enumerated() {
            let twin = names[..<index].first { $0.kind == name.kind && $0.rest == name.rest }
            guard let twin else { continue }
            throw LabError(
                .usage,
                "'\(twin)' and '\(name)' are one model: scores are remembered by its name, not by where it is served; tell "
                    + "them apart by a label, NAME#LABEL@URL")
        }
        var models: [TopicPreferenceModel] = []
        for name in names { models.append(try await model(name)) }
        return models
    }

    /// Makes a model.
    /// - Parameter name: Its name, `kind:name`.
    /// - Throws: ``LabError`` for a kind that is not known, and what making the model throws.
    public func model(_ name: ModelName) async throws -> TopicPreferenceModel {
        try name.expectNoSecret()
        guard let provider = PreferenceModels.of(name.kind) else {
            let known = PreferenceModels.all.map(\.kind)
            throw LabError(
                .usage,
                "'\(name)': there is no kind of preference model '\(name.kind)'; there are "
                    + known.joined(separator: ", ") + Spelling.hint(for: name.kind, among: known))
        }
        return try await provider.model(name, from: self)
    }

    /// A model for any dialogue, whose scores are remembered by its identity.
    /// - Parameter model: The model.
    public func remembered(_ model: any PreferenceModel) -> TopicPreferenceModel {
        TopicPreferenceModel(RememberingPreferenceModel(model, store: store))
    }

    /// A language model whose answers are remembered.
    /// - Parameter name: The model, `kind:name`.
    /// - Throws: ``LabError`` for a kind that is not known, and what making the model throws.
    public func languageModel(_ name: ModelName) async throws -> any LanguageModel {
        let model = try await models.model(name, answersIn: store)
        return LimitedModel(models.calls.remembering(model, in: store), calls: parallel)
    }

    /// A judge, with the prompts that come with Candor.
    /// - Parameter name: One of ``Judges``, or a model.
    /// - Throws: What making the judge throws.
    public func judge(_ name: String) async throws -> any Judge {
        try await JudgeFactory(catalogue: models, store: store, parallel: parallel, observe: { _ in })
            .judge(name, prompts: try PromptPack.load(nil)).judge
    }

    func lexicon() throws -> SentimentLexicon? {
        try Installation.found().lexicon.map(SentimentLexicon.init(contentsOf:))
    }
}

extension PreferenceModelCatalogue {
    /// A catalogue by itself, with models made as `candor eval` makes them.
    package init(
        store: Store, parallel: Int, items: [Item] = [], claims: [String: String] = [:], seed: UInt64 = 0,
        calls: CallPolicy = CallPolicy(), origins: OriginCheck
    ) {
        let activity = ProviderActivity()
        self.init(
            models: ModelCatalogue(
                providers: ProviderModels(
                    environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel,
                    activity: activity, memory: store),
                parallel: parallel, key: AnswerKey(items), calls: calls, origins: origins),
            store: store, parallel: parallel, items: items, claims: claims, seed: seed, activity: activity)
    }
}
