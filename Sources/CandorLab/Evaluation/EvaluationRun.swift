import Candor
import CandorModels
import CandorProviders
import CandorReport
import CandorStore
import Foundation

/// One run from its request to its files.
struct EvaluationRun {
    let request: EvaluationRequest
    let progress: any RunProgress

    init(request: EvaluationRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// Puts everything together, asks, and computes the numbers.
    /// - Parameters:
    ///   - store: Where answers are; opened as the request says where it is `nil`.
    ///   - writes: Whether the run's folder is written.
    func run(in store: Store? = nil, writes: Bool = true) async throws -> Run {
        let equipment = try await Equipment(for: request, in: store)
        let plan = plan(equipment)
        let begun = try await RunLedger(equipment.store).begin(
            plan, models: equipment.models, probes: request.probes, folder: writes ? request.folder(of: plan).url : nil)
        var trials: [Trial] = []
        for (model, tally) in zip(equipment.models, equipment.tallies) {
            trials += try await self.trials(of: model, tally, equipment)
        }
        return try await conclude(begun, plan, trials, equipment, writes: writes)
    }

    private func trials(
        of model: any LanguageModel, _ tally: AnswerTally, _ equipment: Equipment
    ) async throws -> [Trial] {
        let price = Models.price(of: model.name)
        let remembering = request.calls.remembering(model, in: equipment.store) {
            tally.add($0)
            progress.answered($0, price: price)
        }
        // Limited from outside: a call is under way until its answer is on disk, so that a crash loses at most
        // `parallel` answers.
        let bench = Bench(
            assistant: LimitedModel(remembering, calls: request.parallel), judge: equipment.judge.judge,
            settings: request.settings(for: model.name), isSequential: request.parallel == 1)
        let activity = equipment.activity
        var trials: [Trial] = []
        for probe in request.probes {
            let items = request.items(of: probe, in: equipment.datasets)
            guard !items.isEmpty else { continue }
            let run = ProbeRun(
                try Probes.required(probe), items: items, draws: request.draws, bench: bench, parallel: request.parallel
            )
            progress.begin("\(probe.rawValue)  \(model.name)", total: run.count, activity: activity)
            defer { progress.end() }
            trials += try await run.trials { progress.completed() }
        }
        return trials
    }

    /// Computes the numbers and writes everything down. A run that asked nothing new keeps its time and its notes, and with
    /// them its bytes.
    private func conclude(
        _ begun: StoredRun, _ plan: RunPlan, _ trials: [Trial], _ equipment: Equipment, writes: Bool
    ) async throws -> Run {
        try request.calls.failures.expectSomeAnswer()
        let store = equipment.store
        let isNew = equipment.hasNewAnswers
        let finished = isNew ? RunLedger.now : begun.finished ?? RunLedger.now
        var description = describe(plan, equipment, trials, started: begun.started, finished: finished)
        if !isNew, let before = try await Self.description(of: plan.id, in: store) {
            description.keep(before, adding: equipment.origins.notes)
        }
        var request = request
        request.models = equipment.models.map(\.name)
        let results = try Findings(request: request, plan: plan).results(trials, description)
        let folder = request.folder(of: plan)
        if writes { try await folder.write(results, trials, options: ReportOptions()) }
        try await store.finish(
            plan.id, at: finished, results: folder.text(results), trials: trials.map { ($0.id, try folder.line($0)) },
            folder: begun.folder)
        return Run(results: results, trials: trials, folder: folder, failures: request.calls.failures)
    }

    /// What an earlier end of a run said of it.
    static func description(of run: String, in store: Store) async throws -> RunDescription? {
        try await store.findings(of: run).flatMap { found in
            try? JSONDecoder().decode(RunResults.self, from: Data(found.results.utf8)).run
        }
    }

}

extension RunDescription {
    /// Takes over what was found out while the answers came, for a run that asked nothing new.
    /// - Parameters:
    ///   - before: The same run's description when it had asked.
    ///   - notes: Notes of this time.
    mutating func keep(_ before: RunDescription, adding notes: [String]) {
        self.notes = before.notes + notes.filter { !before.notes.contains($0) }
        for index in models.indices {
            guard let known = before.models.first(where: { $0.name == models[index].name }), known.capabilities != nil
            else { continue }
            models[index].capabilities = known.capabilities
            models[index].adaptations = known.adaptations
        }
    }
}

extension EvaluationRun {
    func plan(_ equipment: Equipment) -> RunPlan {
        let judge = equipment.judge
        var plan = RunPlan(
            models: equipment.models.map { "\($0.name.kind):\($0.name.rest) \($0.identity)" },
            judge: judge.identity.map { "\(judge.judge.name) \($0)" } ?? judge.judge.name,
            prompts: equipment.prompts.name, promptsHash: equipment.prompts.sha256,
            data: equipment.datasets.map { "\($0.name) \($0.probe.rawValue) \($0.sha256)" },
            selection: request.selection, draws: request.draws, settings: request.settings,
            confident: request.confident, bootstrap: request.bootstrap,
            gold: request.goldFile.flatMap { FileManager.default.contents(atPath: $0) }.map(Fingerprint.sha256),
            checkpoints: request.checkpoints.isEmpty ? nil : request.checkpoints)
        plan.overrides = request.overrides.isEmpty ? nil : request.overrides
        plan.judgeSettings = request.judgeSettings.isEmpty ? nil : request.judgeSettings
        plan.variations = Probes.wordings(of: request.probes)
        return plan
    }

    func describe(
        _ plan: RunPlan, _ equipment: Equipment, _ trials: [Trial], started: String, finished: String
    ) -> RunDescription {
        var description = RunDescription(
            id: plan.id,
            models: zip(equipment.models, equipment.tallies).map { activity(of: $0, $1, trials) },
            judge: equipment.judge.judge.name, prompts: plan.prompts, promptsHash: plan.promptsHash,
            seed: request.settings.seed, limit: request.limit, draws: request.draws,
            temperature: request.settings.freeFormTemperature, system: request.settings.system,
            confidentRule: request.confident.description,
            data: equipment.datasets.map { set in
                RunDescription.DataFile(
                    name: set.name, probe: set.probe, sha256: set.sha256, rows: set.rows, duplicates: set.duplicates,
                    skipped: set.skipped.count, items: set.items.count)
            },
            started: started, finished: finished, notes: notes(equipment, trials))
        description.judgeSettings = plan.judgeSettings
        description.variations = plan.variations
        return description
    }

    private func activity(
        of model: any LanguageModel, _ tally: AnswerTally, _ trials: [Trial]
    ) -> RunDescription.ModelActivity {
        let exchanges = Set(
            trials.filter { $0.model == model.name.description }
                .flatMap { trial in trial.exchanges.map { Asked(exchange: $0, draw: trial.draw) } })
        let (used, cut) = (tally.snapshot, exchanges.count { $0.exchange.finish == .length })
        var activity = RunDescription.ModelActivity(
            name: model.name.description, identity: model.identity.description, calls: exchanges.count,
            truncated: cut, refusals: exchanges.count { $0.exchange.refusal }, usage: used.usage)
        let reasons = trials.filter { $0.model == model.name.description }.compactMap(\.unscored)
        activity.unscored = reasons.count
        activity.unscoredReasons = reasons.counted
        activity.reasoningTokens = used.usage.reasoning ?? 0
        activity.cut = cut
        activity.addresses = used.addresses.sorted()
        let settings = request.settings(for: model.name).provider
        activity.settings = settings?.isEmpty == false ? settings : nil
        let facts = (model as? any EndpointDescribing)?.facts
        activity.capabilities = facts?.capabilities ?? [:]
        activity.adaptations = facts?.adaptations ?? []
        return activity
    }

    private struct Asked: Hashable {
        var exchange: Exchange
        var draw: Int
    }

    private func notes(_ equipment: Equipment, _ trials: [Trial]) -> [String] {
        var notes = equipment.judge.notes
        for model in equipment.models {
            let prefills = Set(trials.filter { $0.model == model.name.description }.compactMap(\.prefill))
            if prefills.contains("continued") {
                notes.append("\(model.name) continued the prefilled beginnings of answers")
            }
            if prefills.contains("dropped") {
                notes.append("\(model.name) takes no prefill: the beginnings of answers in the data were dropped")
            }
            if model.identity == equipment.judge.identity {
                notes.append("\(model.name) judges itself, as asked for by name")
            }
            if Models.of(model.name.kind)?.computesInBatches == true, request.parallel > 1 {
                notes.append(
                    "Answers of \(model.name) were computed in batches: remembered, they stay the same to the byte; a "
                        + "fresh run repeats them to the byte only with --parallel 1")
            }
        }
        notes += Probes.wordings(of: request.probes)?.map(\.summary) ?? []
        for probe in request.probes {
            let repeated = ProbeItems(of: probe, in: equipment.datasets).repeated
            if repeated > 0 {
                notes.append("\(probe.rawValue): \(repeated) items stand in several files and count once")
            }
        }
        for set in equipment.datasets where !set.skipped.isEmpty {
            let listed = set.skipped.prefix(20).compactMap(\.errorDescription).joined(separator: "; ")
            notes.append("\(set.name): \(set.skipped.count) bad rows skipped: \(listed)")
        }
        return notes + equipment.origins.notes + equipment.activity.snapshot.notes.sorted()
    }
}
