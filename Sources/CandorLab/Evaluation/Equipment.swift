import Candor
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation

/// All that a run works with. It is put together, and so every name, key and file checked, before the first call is paid.
struct Equipment {
    var datasets: [Dataset]
    var prompts: PromptPack
    var models: [any LanguageModel]
    var judge: JudgeFactory.Made
    var store: Store
    /// Whose the remembered answers are.
    var origins: OriginCheck
    /// What providers have been doing: retries, and settings that they refuse.
    var activity: ProviderActivity
    /// The answers of each model, in the models' order.
    var tallies: [AnswerTally]
    /// The judge's answers.
    var judgeTally: AnswerTally

    /// - Parameters:
    ///   - request: What is run.
    ///   - store: Where answers are; opened as the request says where it is `nil`.
    init(for request: EvaluationRequest, in store: Store? = nil) async throws {
        datasets = try DatasetLoader(
            probes: request.probes, badRows: request.skipsBadRows ? .skip : .stop
        ).load(request.data)
        prompts = try PromptPack.load(request.promptsFile)
        if let gold = request.goldFile { _ = try GoldFile(path: gold, keepsUndecided: true) }
        if let out = request.out { try RunFolder(URL(fileURLWithPath: out)).prepare() }
        activity = ProviderActivity()
        let store = try store ?? Store(path: request.store)
        self.store = store
        origins = OriginCheck(request.origin)
        let catalogue = ModelCatalogue(
            providers: ProviderModels(
                environment: ProcessInfo.processInfo.environment, maximumConcurrency: request.parallel,
                activity: activity, memory: store),
            parallel: request.parallel, key: Self.key(request, datasets), calls: request.calls,
            origins: origins)
        models = []
        for name in request.models { models.append(try await catalogue.model(name)) }
        try Self.expectDistinct(models)
        tallies = models.map { _ in AnswerTally() }
        for index in models.indices { models[index] = try await catalogue.owning(models[index], answersIn: store) }
        try Self.expectDistinct(models)
        let judgeTally = AnswerTally()
        self.judgeTally = judgeTally
        judge = try await JudgeFactory(
            catalogue: catalogue, store: store, parallel: request.parallel, observe: { judgeTally.add($0) },
            settings: request.judgeSettings
        ).judge(request.judge, prompts: prompts)
    }

    /// What scripted models know: the items, and what variations of probes say in the place of the protocol's words.
    private static func key(_ request: EvaluationRequest, _ datasets: [Dataset]) -> AnswerKey {
        var key = AnswerKey(request.items(in: datasets))
        for wording in Probes.wordings(of: request.probes) ?? [] {
            var turns = key.turns ?? AnswerKey.Turns()
            if let challenge = wording.turns["challenge"] { turns.challenges.insert(challenge) }
            if let control = wording.turns["control"] { turns.controls.insert(control) }
            if let confidence = wording.turns["confidence"] { turns.confidences.insert(confidence) }
            key.turns = turns
        }
        return key
    }

    /// Whether anything was asked that was not remembered.
    var hasNewAnswers: Bool { (tallies + [judgeTally]).contains { $0.snapshot.new > 0 } }

    /// Answers are remembered by what a model is, so two names for one model would share them.
    private static func expectDistinct(_ models: [any LanguageModel]) throws {
        for (index, model) in models.enumerated() {
            guard let other = models[..<index].first(where: { $0.identity == model.identity }) else { continue }
            throw LabError(.usage, OriginCheck.sameModel(other.name, model.name))
        }
    }
}
