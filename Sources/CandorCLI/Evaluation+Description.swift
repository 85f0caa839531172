import Candor
import CandorModels
import CandorProviders
import Foundation

extension Evaluation {
    func plan(
        _ models: [any LanguageModel], _ judge: JudgeFactory.Made, _ prompts: PromptPack, _ datasets: [Dataset]
    ) -> RunPlan {
        RunPlan(
            models: models.map { "\($0.name.kind):\($0.name.rest) \($0.identity)" },
            judge: judge.identity.map { "\(judge.judge.name) \($0)" } ?? judge.judge.name, prompts: prompts.name,
            promptsHash: prompts.sha256,
            data: datasets.map { "\($0.name) \($0.probe.rawValue) \($0.sha256)" },
            selection: ItemSelection(limit: request.limit, seed: request.settings.seed), draws: request.draws,
            settings: request.settings, confident: request.confident, bootstrap: request.bootstrap,
            gold: request.goldFile.flatMap { FileManager.default.contents(atPath: $0) }.map(Fingerprint.sha256))
    }

    func describe(
        _ plan: RunPlan, _ datasets: [Dataset], _ models: [(any LanguageModel, AnswerTally)],
        _ judge: JudgeFactory.Made, _ trials: [Trial], activity: ProviderActivity, started: String, finished: String
    ) -> RunDescription {
        RunDescription(
            id: plan.id, models: models.map { model, tally in self.activity(of: model, tally, trials) },
            judge: judge.judge.name, prompts: plan.prompts, promptsHash: plan.promptsHash,
            seed: request.settings.seed, limit: request.limit, draws: request.draws,
            temperature: request.settings.freeFormTemperature, system: request.settings.system,
            confidentRule: request.confident.description,
            data: datasets.map { set in
                RunDescription.DataFile(
                    name: set.name, probe: set.probe, sha256: set.sha256, rows: set.rows, duplicates: set.duplicates,
                    skipped: set.skipped.count, items: set.items.count)
            },
            started: started, finished: finished,
            notes: notes(trials, models.map(\.0), judge, datasets, activity.snapshot.notes))
    }

    private func activity(
        of model: any LanguageModel, _ tally: AnswerTally, _ trials: [Trial]
    ) -> RunDescription.ModelActivity {
        let exchanges = Set(
            trials.filter { $0.model == model.name.description }
                .flatMap { trial in trial.exchanges.map { Asked(exchange: $0, draw: trial.draw) } })
        return RunDescription.ModelActivity(
            name: model.name.description, identity: model.identity.description, calls: exchanges.count,
            truncated: exchanges.count { $0.exchange.finish == .length },
            refusals: exchanges.count { $0.exchange.refusal }, usage: tally.snapshot.usage)
    }

    private struct Asked: Hashable {
        var exchange: Exchange
        var draw: Int
    }

    private func notes(
        _ trials: [Trial], _ models: [any LanguageModel], _ judge: JudgeFactory.Made, _ datasets: [Dataset],
        _ providerNotes: [String]
    ) -> [String] {
        var notes = judge.notes
        for model in models {
            let prefills = Set(trials.filter { $0.model == model.name.description }.compactMap(\.prefill))
            if prefills.contains("continued") {
                notes.append("\(model.name) continued the prefilled beginnings of answers")
            }
            if prefills.contains("dropped") {
                notes.append("\(model.name) takes no prefill: the beginnings of answers in the data were dropped")
            }
            if model.identity == judge.identity {
                notes.append("\(model.name) judges itself, as asked for by name")
            }
            if model.name.kind == "llama", request.parallel > 1 {
                notes.append(
                    "Answers of \(model.name) were computed in batches: remembered, they stay the same to the byte; a "
                        + "fresh run repeats them to the byte only with --parallel 1")
            }
        }
        for probe in request.probes {
            let repeated = Self.repeatedItems(probe, in: datasets)
            if repeated > 0 {
                notes.append("\(probe.rawValue): \(repeated) items stand in several files and count once")
            }
        }
        for set in datasets where !set.skipped.isEmpty {
            let listed = set.skipped.prefix(20).compactMap(\.errorDescription).joined(separator: "; ")
            notes.append("\(set.name): \(set.skipped.count) bad rows skipped: \(listed)")
        }
        return notes + providerNotes.sorted()
    }
}
