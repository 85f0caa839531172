import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferenceModels
import CandorProviders
import CandorStatistics
import CandorStore
import CandorTesting
import Foundation

/// Does what `candor misconceptions respond` is asked to.
package struct ResponseRun {
    let request: ResponseRequest
    let progress: any RunProgress

    package init(request: ResponseRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// Makes and checks everything, then draws claim by claim, and writes as it goes.
    /// - Parameter note: Notes the run once the models are made.
    func run(_ note: RunNote) async throws -> Done {
        let data = try Misconceptions(path: request.data)
        let prompts = try MisconceptionPrompts(path: request.prompts)
        var generator = SeededGenerator(seed: request.settings.seed, stream: "misconceptions")
        let items = generator.sample(data.items, count: request.limit ?? .max)
        if let model = request.difficultyModel, !items.contains(where: { request.difficulties[$0.id] != nil }) {
            throw LabError(.data, "\(key: "difficulty") has none of these claims, or no group for them (\(model))")
        }
        let store = try note.open()
        let equipment = try await equipment(prompts, items, in: store)
        let folder = OutputFolder(path: request.out)
        try folder.prepare()
        let begun = try await note.begin(
            in: store, models: [equipment.policy.name.description], identities(equipment, data, prompts))
        let sampling = ResponseSampling(
            policy: equipment.policy, judge: equipment.judge, pm: equipment.pm, prompts: prompts,
            baselines: request.baselines, settings: request.settings, difficulties: request.difficulties)
        let tally = try await written(items, by: sampling, to: folder, equipment)
        let description = describe(data, prompts, claims: tally.claims, judge: equipment.judge)
        try folder.write(description, to: folder.file("respond.json"))
        try request.calls.failures.expectSomeAnswer()
        let found = ResponseTally(
            counts: tally, gold: try await agreement(of: equipment.judge), notes: equipment.catalogue.passingNotes)
        return Done(
            begun: begun, description: description, tally: found, isNew: equipment.answers.snapshot.new > 0)
    }

    /// What was done.
    struct Done {
        var begun: BegunRun
        var description: ResponseDescription
        var tally: ResponseTally
        /// Whether anything was asked that was not remembered.
        var isNew: Bool
    }

    /// What the plan names, as it was found.
    private func identities(
        _ equipment: Equipment, _ data: Misconceptions, _ prompts: MisconceptionPrompts
    ) -> [String: String] {
        var found = ["data": data.sha256, "prompts": prompts.sha256]
        found["policy"] = "\(request.policy.kind):\(request.policy.rest) \(equipment.policy.identity)"
        found["judge"] = equipment.judgeIdentity.map { "\(equipment.judge.name) \($0)" }
        found["pm"] = equipment.pm.map { pm in
            "\(pm.name.kind):\(pm.name.rest) \(pm.model(for: .misconceptions)?.identity.description ?? "")"
        }
        return found
    }

    /// All that is asked, each remembering its answers.
    private struct Equipment {
        var policy: any LanguageModel
        var judge: any Judge
        /// What the judging model is; `nil` for rules.
        var judgeIdentity: ModelIdentity?
        var pm: TopicPreferenceModel?
        var catalogue: PreferenceModelCatalogue
        /// The answers of the policy and the judge.
        var answers: AnswerTally
    }

    private func equipment(
        _ prompts: MisconceptionPrompts, _ items: [Misconception], in store: Store
    ) async throws -> Equipment {
        let (parallel, progress, answers) = (request.settings.parallel, progress, AnswerTally())
        let claims = Dictionary(items.map { (prompts.asked($0), $0.claim) }) { first, _ in first }
        let catalogue = PreferenceModelCatalogue(
            store: store, parallel: parallel, claims: claims, seed: request.settings.seed,
            calls: request.calls, origins: OriginCheck(request.origin))
        let policy = try await catalogue.models.model(request.policy, answersIn: store)
        let judge = try await JudgeFactory(
            catalogue: catalogue.models, store: store, parallel: parallel,
            observe: {
                answers.add($0)
                progress.answered($0, price: nil)
            }
        ).judge(request.judge, prompts: try PromptPack.load(nil))
        let price = Models.price(of: policy.name)
        let remembering = request.calls.remembering(policy, in: store) {
            answers.add($0)
            progress.answered($0, price: price)
        }
        return Equipment(
            policy: LimitedModel(remembering, calls: parallel), judge: judge.judge, judgeIdentity: judge.identity,
            pm: try await pm(from: catalogue), catalogue: catalogue, answers: answers)
    }

    private func pm(from catalogue: PreferenceModelCatalogue) async throws -> TopicPreferenceModel? {
        guard let name = request.pm else { return nil }
        let pm = try await catalogue.model(name)
        guard pm.model(for: .misconceptions) != nil else {
            throw LabError(.usage, "'\(name)' does not score responses to misconceptions")
        }
        return pm
    }

    private func written(
        _ items: [Misconception], by sampling: ResponseSampling, to folder: OutputFolder, _ equipment: Equipment
    ) async throws -> ResponseTally.Counts {
        let responses = try LineFile(folder.file("responses.jsonl"))
        let draws = try LineFile(folder.file("draws.jsonl"))
        var counts = ResponseTally.Counts()
        let (progress, activity) = (progress, equipment.catalogue.activity)
        progress.begin("responses  \(request.policy)", total: items.count, activity: activity)
        defer { progress.end() }
        for start in stride(from: 0, to: items.count, by: sampling.claimsAtOnce) {
            let batch = Array(items[start..<min(start + sampling.claimsAtOnce, items.count)])
            for responded in try await sampling.responses(to: batch, completed: { progress.completed() }) {
                if let line = responded.responses { try responses.append(line) }
                for draw in responded.draws { try draws.append(draw) }
                counts.add(responded)
            }
        }
        try responses.finish()
        try draws.finish()
        return counts
    }

    /// How far rules agree with the gold verdicts that ship with Candor; a model is checked by `candor judge check`.
    private func agreement(of judge: any Judge) async throws -> JudgeCheck? {
        guard judge is RulesJudge, let path = GoldFile.builtIn(.refutes) else { return nil }
        return try await JudgeCheck.checks(of: judge, on: GoldFile(path: path).rows, parallel: 1).first
    }

    private func describe(
        _ data: Misconceptions, _ prompts: MisconceptionPrompts, claims: Int, judge: any Judge
    ) -> ResponseDescription {
        ResponseDescription(
            candor: Version.current, policy: request.policy.description, pm: request.pm?.description,
            judge: judge.name, prompts: prompts.name, promptsHash: prompts.sha256,
            baselines: request.baselines ?? prompts.baselineTruthful, data: data.name, dataHash: data.sha256,
            claims: claims, limit: request.limit, draws: request.settings.draws,
            temperature: request.settings.temperature, maxTokens: request.settings.maxTokens,
            seed: request.settings.seed, difficulty: request.difficultyModel)
    }
}
