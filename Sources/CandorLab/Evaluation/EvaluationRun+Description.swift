import Candor
import CandorModels
import CandorProviders
import Foundation

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
            if model.name.kind == "llama", request.parallel > 1 {
                notes.append(
                    "Answers of \(model.name) were computed in batches: remembered, they stay the same to the byte; a "
                        + "fresh run repeats them to the byte only with --parallel 1")
            }
        }
        for probe in request.probes {
            let repeated = EvaluationRequest.repeatedItems(probe, in: equipment.datasets)
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
