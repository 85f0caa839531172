import Candor
import CandorModels
import CandorProviders
import CandorReport
import CandorStore
import CandorTesting
import Foundation

/// One run from its request to its files.
struct Evaluation {
    let request: EvaluationRequest
    let progress: ProgressDisplay

    /// What a run leaves behind.
    struct Outcome {
        var results: RunResults
        var trials: [Trial]
        var folder: RunFolder
    }

    func run() async throws -> Outcome {
        let datasets = try DatasetLoader(
            probes: request.probes, badRows: request.skipsBadRows ? .skip : .stop
        ).load(request.data)
        let prompts = try promptPack()
        if let gold = request.goldFile { _ = try GoldFile(path: gold, keepsUndecided: true) }
        let folder = request.out.map { URL(fileURLWithPath: $0) }
        if let folder { try RunFolder(folder).prepare() }
        let activity = ProviderActivity()
        let catalogue = ModelCatalogue(
            providers: ProviderModels(
                environment: ProcessInfo.processInfo.environment, maximumConcurrency: request.parallel,
                activity: activity),
            parallel: request.parallel, key: AnswerKey(request.probes.flatMap { items(of: $0, in: datasets) }))
        // Every model is made, and so every name, key and file checked, before the first call is paid.
        var models: [any LanguageModel] = []
        for name in request.models { models.append(try await catalogue.model(name)) }
        try Self.expectDistinct(models)
        let store = try Store(path: request.store)
        let judgeTally = AnswerTally()
        let judge = try await JudgeFactory(
            catalogue: catalogue, store: store, parallel: request.parallel, observe: { judgeTally.add($0) }
        ).judge(request.judge, prompts: prompts)
        let plan = plan(models, judge, prompts, datasets)
        let begun = try await store.begin(
            StoredRun(
                id: plan.id, models: request.models.map(\.description).joined(separator: ","),
                probes: request.probes.map(\.rawValue).joined(separator: ","), started: Self.now, finished: nil,
                plan: plan.json))
        var trials: [Trial] = []
        var tallies: [AnswerTally] = []
        for model in models {
            let tally = AnswerTally()
            tallies.append(tally)
            trials += try await self.trials(
                of: model, judge: judge.judge, datasets, store, tally, judgeTally, activity)
        }
        let hasNew = (tallies + [judgeTally]).contains { $0.snapshot.new > 0 }
        let finished = hasNew ? Self.now : begun.finished ?? Self.now
        var description = describe(
            plan, datasets, zip(models, tallies).map { ($0, $1) }, judge, trials, activity: activity,
            started: begun.started, finished: finished)
        // What a provider said about its settings was noted when it was asked.
        if !hasNew, let notes = try await Self.notes(of: plan.id, in: store) { description.notes = notes }
        let results = try Findings(request: request, plan: plan).results(trials, description)
        let runFolder = RunFolder(folder ?? URL(fileURLWithPath: "candor-out").appendingPathComponent(plan.id))
        try await runFolder.write(results, trials, options: ReportOptions())
        try await store.finish(
            plan.id, at: finished, results: runFolder.text(results),
            trials: trials.map { ($0.id, try runFolder.line($0)) })
        return Outcome(results: results, trials: trials, folder: runFolder)
    }

    private func trials(
        of model: any LanguageModel, judge: any Judge, _ datasets: [Dataset], _ store: Store, _ tally: AnswerTally,
        _ judgeTally: AnswerTally, _ activity: ProviderActivity
    ) async throws -> [Trial] {
        let remembering = RememberingModel(model, store: store) {
            tally.add($0)
            progress.answered($0, price: Prices.price(of: model.name))
        }
        // Limited from outside: a call is under way until its answer is on disk, so that a crash loses at most so many.
        let asked = LimitedModel(remembering, calls: request.parallel)
        let bench = Bench(
            assistant: asked, judge: judge, settings: request.settings, isSequential: request.parallel == 1)
        var trials: [Trial] = []
        for probe in request.probes {
            let items = items(of: probe, in: datasets)
            guard !items.isEmpty else { continue }
            let run = ProbeRun(
                probe, items: items, draws: request.draws, bench: bench, parallel: request.parallel)
            progress.begin(probe, model: model.name.description, total: run.count) { activity.snapshot.retries }
            defer { progress.end() }
            trials += try await run.trials { progress.completed() }
        }
        return trials
    }

    /// Answers are remembered by what a model is, so two names for one model would share them.
    private static func expectDistinct(_ models: [any LanguageModel]) throws {
        for (index, model) in models.enumerated() {
            guard let other = models[..<index].first(where: { $0.identity == model.identity }) else { continue }
            throw CommandError(
                .usage,
                "'\(other.name)' and '\(model.name)' are the same model: answers are remembered by its name, not by where "
                    + "it is served; serve them under different names, or use two stores")
        }
    }

    private func promptPack() throws -> PromptPack {
        let builtIn = try PromptPack.builtIn()
        guard let file = request.promptsFile else { return builtIn }
        var pack = try PromptPack(path: file)
        pack.judges.merge(builtIn.judges) { own, _ in own }
        return pack
    }

    private static func notes(of run: String, in store: Store) async throws -> [String]? {
        try await store.findings(of: run).flatMap { found in
            try? JSONDecoder().decode(RunResults.self, from: Data(found.results.utf8)).run.notes
        }
    }

    static var now: String { Date.now.formatted(.iso8601) }
}
