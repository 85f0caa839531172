import Candor
import CandorMisconceptions
import CandorModels
import CandorProviders
import CandorStatistics
import CandorStore
import CandorTesting
import Foundation

/// Does what `candor misconceptions difficulty` is asked to.
package struct DifficultyRun {
    let request: DifficultyRequest
    let progress: any RunProgress

    package init(request: DifficultyRequest, progress: any RunProgress) {
        self.request = request
        self.progress = progress
    }

    /// Asks every model about every claim.
    /// - Parameter note: Notes the run once the models are made.
    /// - Returns: What was found, the run, and whether anything was asked that was not remembered.
    func measured(_ note: RunNote) async throws -> (report: DifficultyReport, begun: BegunRun, isNew: Bool) {
        let data = try Misconceptions(path: request.data)
        let prompts = try MisconceptionPrompts(path: request.prompts)
        var generator = SeededGenerator(seed: request.seed, stream: "misconceptions")
        let items = generator.sample(data.items, count: request.limit ?? .max)
        let store = try note.open()
        let catalogue = ModelCatalogue(
            providers: ProviderModels(
                environment: ProcessInfo.processInfo.environment, maximumConcurrency: request.parallel,
                activity: ProviderActivity(), memory: store),
            parallel: request.parallel, key: AnswerKey([]), calls: request.calls, origins: OriginCheck(request.origin))
        var models: [any LanguageModel] = []
        for name in request.models { models.append(try await catalogue.model(name)) }
        for index in models.indices { models[index] = try await catalogue.owning(models[index], answersIn: store) }
        for note in catalogue.origins.notes { progress.note(note) }
        let begun = try await note.begin(
            in: store, models: models.map(\.name.description),
            [
                "models": models.map { "\($0.name.kind):\($0.name.rest) \($0.identity)" }.joined(separator: ", "),
                "data": data.sha256, "prompts": prompts.sha256,
            ])
        let tally = AnswerTally()
        var difficulties: [MisconceptionDifficulty] = []
        for model in models {
            let remembering = request.calls.remembering(model, in: store) {
                tally.add($0)
                progress.answered($0, price: Prices.price(of: model.name))
            }
            progress.begin("difficulty  \(model.name)", total: items.count) { 0 }
            defer { progress.end() }
            let question = BeliefQuestion(
                LimitedModel(remembering, calls: request.parallel), prompts: prompts, samples: request.samples,
                seed: request.seed)
            let beliefs = try await question.beliefs(in: items, atOnce: request.parallel) {
                progress.completed()
            }
            difficulties.append(
                MisconceptionDifficulty(model: model.name.description, zip(items, beliefs).map { ($0.id, $1) }))
        }
        try request.calls.failures.expectSomeAnswer()
        let report = DifficultyReport(
            data: data.name, dataHash: data.sha256, prompts: prompts.name, promptsHash: prompts.sha256,
            seed: request.seed, samples: request.samples, items: items, difficulties: difficulties)
        return (report, begun, tally.snapshot.new > 0)
    }
}
