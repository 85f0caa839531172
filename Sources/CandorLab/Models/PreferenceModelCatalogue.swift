import Candor
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorStore
import CandorTesting
import CandorText
import Foundation

#if Llama
    import CandorLlama
#endif

/// Makes preference models from their names. What they score, and what the models inside them answer, is remembered.
package struct PreferenceModelCatalogue {
    /// The kinds of preference models, with what they are.
    package static let kinds: [(kind: String, what: String)] = [
        ("reward", "MODEL@URL: a reward model served by vLLM, SGLang or text-embeddings-inference"),
        ("llama", "PATH.gguf: a reward model or reranker in this process"),
        ("judge", "MODEL[?form=rating]: a language model asked which response is better, or how good one is"),
        ("head", "FILE: a head trained by `candor pm train`"),
        ("features", "posterior.json: the effects that `candor preferences` found"),
        ("oracle", "JUDGE: truthful responses first, by rules or a model"),
        ("prefixed", "PACK:PM: a preference model with a dialogue put first, for example non-sycophantic"),
    ]

    /// Makes the language models that some preference models ask.
    let models: ModelCatalogue
    let store: Store
    let parallel: Int
    /// The items whose gold an oracle knows.
    var items: [Item] = []
    /// The misconceptions that an oracle knows to be false, by what the user says.
    var claims: [String: String] = [:]
    /// Draws the pairs that a judge compares, and is passed to judges that take one.
    var seed: UInt64 = 0
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

    package func model(_ name: ModelName) async throws -> TopicPreferenceModel {
        try name.expectNoSecret()
        switch name.kind {
        case "reward": return remembering(try await reward(name))
        case "llama": return remembering(try llama(name))
        case "judge": return remembering(try await judge(name))
        case "head": return remembering(try head(name))
        // Quick, and another with every change of the rules: not remembered.
        case "features": return TopicPreferenceModel(try FeaturesPreferenceModel(name: name, sentiment: lexicon()))
        case "oracle": return try await oracle(name)
        case "prefixed": return try await prefixed(name)
        default:
            let known = Self.kinds.map(\.kind)
            throw LabError(
                .usage,
                "'\(name)': there is no kind of preference model '\(name.kind)'; there are "
                    + known.joined(separator: ", ") + Spelling.hint(for: name.kind, among: known))
        }
    }

    private func reward(_ name: ModelName) async throws -> any PreferenceModel {
        let model = try RewardModel(
            name, environment: ProcessInfo.processInfo.environment, maximumConcurrency: parallel, activity: activity)
        guard let other = try await models.origins.otherName(for: model, in: store) else { return model }
        return try await reward(other)
    }

    private func llama(_ name: ModelName) throws -> any PreferenceModel {
        #if Llama
            return try LlamaPreferenceModel(name: name)
        #else
            throw ModelCatalogue.missingLlama(name)
        #endif
    }

    private func judge(_ name: ModelName) async throws -> any PreferenceModel {
        let (model, options) = try JudgeOptions.parse(name)
        let asked = models.calls.remembering(try await models.model(model, answersIn: store), in: store)
        let judge = try JudgePreferenceModel(
            name: name, model: LimitedModel(asked, calls: parallel), options: options, seed: seed)
        judges.add(name, judge.tally)
        return judge
    }

    private func head(_ name: ModelName) throws -> any PreferenceModel {
        let head = try PreferenceHead(path: name.rest)
        let embedder = try EmbedderFactory(store: store).embedder(try ModelName(head.embedding.model))
        return try HeadPreferenceModel(
            head, name: name, embedder: embedder.embedder, recipe: embedder.recipe, sentiment: try lexicon())
    }

    /// Judges its responses with calls that are remembered; rules are quick.
    private func oracle(_ name: ModelName) async throws -> TopicPreferenceModel {
        let judge = try await JudgeFactory(catalogue: models, store: store, parallel: parallel, observe: { _ in })
            .judge(name.inner, prompts: try PromptPack.load(nil))
        return OraclePreferenceModel(name: name, judge: judge.judge, items: items, claims: claims).topicModel
    }

    /// What lies below remembers by the dialogue that it is given, prefix included.
    private func prefixed(_ name: ModelName) async throws -> TopicPreferenceModel {
        let (pack, base) = try PrefixPack.split(name)
        let model = try await model(base)
        return try PrefixPack.load(pack).topicModel(name: name, base: model)
    }

    private func remembering(_ model: any PreferenceModel) -> TopicPreferenceModel {
        TopicPreferenceModel(RememberingPreferenceModel(model, store: store))
    }

    private func lexicon() throws -> SentimentLexicon? {
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
