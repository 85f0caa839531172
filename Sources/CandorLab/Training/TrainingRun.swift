import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import CandorStore
import Foundation

#if Llama
    import CandorLlama

    /// Reward-ranked fine-tuning (Dong et al., "RAFT", TMLR 2023, arXiv 2304.06767): the policy answers every prompt several
    /// times, learns the response that the preference model scores highest, and again. What is done is in the folder, and what was
    /// said and scored in the store, so that the same command resumes where it stopped.
    struct TrainingRun {
        let request: TrainingRequest
        let progress: any RunProgress
        private let folder: TrainingFolder
        private let prompts: TrainingPrompts
        private let chosen: [TrainingPrompt]
        private let scorers: [TopicPreferenceModel]
        private let store: Store
        private let sampling: TrainingSampling

        /// Puts together, and so checks, everything before the first response is drawn.
        /// - Parameters:
        ///   - request: What is run.
        ///   - store: Where answers are; opened as the request says where it is `nil`.
        ///   - progress: Is told how the training comes along.
        init(_ request: TrainingRequest, in store: Store?, progress: any RunProgress) async throws {
            self.request = request
            self.progress = progress
            prompts = try TrainingPrompts(path: request.prompts ?? TrainingPrompts.builtIn)
            var generator = SeededGenerator(seed: request.seed, stream: "training prompts")
            chosen = generator.sample(prompts.prompts, count: request.sample ?? .max)
            folder = TrainingFolder(request.out)
            try OutputFolder(folder.url).prepare()
            let store = try store ?? Store(path: request.store)
            self.store = store
            let catalogue = PreferenceModelCatalogue(
                store: store, parallel: request.parallel, seed: request.seed, origins: OriginCheck(request.origin))
            scorers = try await catalogue.models(request.pms)
            for note in scorers.flatMap(\.notes) + catalogue.models.origins.notes { progress.note(note) }
            for scorer in scorers { for prompt in chosen { _ = try TrainingSampling.scorer(scorer, for: prompt) } }
            sampling = TrainingSampling(
                draws: request.draws, maxTokens: request.maxTokens, seed: request.seed, parallel: request.parallel)
        }

        /// Trains, and then asks the probes of every checkpoint.
        /// - Parameter trained: Is told what was done before the probes are asked.
        func run(trained: (TrainingDescription) -> Void) async throws -> Training.Outcome {
            let source = try LlamaModelLocator().locate(request.policy.rest)
            let plan = try plan(source)
            let known = try folder.opened(for: plan)
            let begun = try await RunLedger(store).begin(
                request.identity(plan), models: [request.policy.description] + request.pms.map(\.description),
                folder: folder.url)
            let description = try await description(known, from: source)
            trained(description)
            let sweep = try await request.sweep(of: description)?.run(progress: progress, in: store)
            try await begun.conclude(TrainingResults(description, sweep: sweep?.id))
            return Training.Outcome(id: begun.id, description: description, sweep: sweep, folder: request.out)
        }

        /// What was done when all rounds are done.
        private func description(
            _ known: TrainingDescription, from source: String
        ) async throws -> TrainingDescription {
            var description = known
            if folder.checkpoint(0).existing == nil {
                try GGUFConversion.makeTrainable(source, at: folder.checkpoint(0).path)
            }
            let start = try model(0)
            let beginning = try await drawn(start, round: 0)
            var (policy, draws, learning) = (start, beginning, TrainingRound.Learning?.none)
            for round in 0...request.rounds {
                try Task.checkCancellation()
                if round > 0 {
                    (policy, learning) = try await next(round, after: draws, known: description)
                    draws = try await drawn(policy, round: round)
                }
                draws = try await scored(draws, beside: beginning, round: round)
                guard description.rounds.count <= round else { continue }
                let compared = try await compared(draws, policy, start, round: round)
                description.rounds.append(
                    try TrainingRound(
                        round, checkpoint: TrainingFolder.name(round), identity: policy.identity.description,
                        pools: compared, pms: scorers.map { ($0.name.description, isComparative($0)) },
                        learning: learning))
                try folder.write(description, compared, round: round, pm: trainedAgainst)
            }
            description.rounds = Array(description.rounds.prefix(request.rounds + 1))
            return description
        }

        private var trainedAgainst: String { scorers[0].name.description }

        // MARK: - Parts of a round

        /// The policy of a round: the file that is there, or the one before it after it has learned.
        private func next(
            _ round: Int, after pools: [TrainingPool], known: TrainingDescription
        ) async throws -> (LlamaModel, TrainingRound.Learning?) {
            let file = folder.checkpoint(round)
            if known.rounds.count > round, file.existing != nil { return (try model(round), nil) }
            let examples = pools.compactMap { pool in
                pool.best(by: trainedAgainst).map { best in
                    TrainingExample(
                        dialogue: pool.prompt.dialogue, response: pool.draws[best].text,
                        isComplete: pool.draws[best].isComplete)
                }
            }.filter { !$0.response.allSatisfy(\.isWhitespace) }
            guard !examples.isEmpty else {
                throw LabError(
                    .data,
                    "\(trainedAgainst) gives all responses to each prompt the same score: there is nothing to learn")
            }
            let tuner = try FineTuner(
                name: ModelName(kind: "llama", rest: folder.checkpoint(round - 1).relativePath),
                path: folder.checkpoint(round - 1).path)
            let settings = FineTuningSettings(
                epochs: request.epochs, learningRate: request.learningRate,
                seed: Call.seed(for: request.seed, draw: round))
            progress.begin("learning, round \(round)", total: nil) { 0 }
            defer { progress.end() }
            let report = try await tuner.train(on: examples, settings: settings) { [progress] _, _ in
                progress.completed()
            }
            try await tuner.save(to: file.path)
            let learning = TrainingRound.Learning(
                examples: examples.count - report.leftOut, undecided: pools.count - examples.count,
                leftOut: report.leftOut, tokens: report.trainedTokens, steps: report.steps,
                lossBefore: report.lossOfEpoch.first ?? .nan, lossAfter: report.finalLoss)
            return (try model(round), learning)
        }

        private func drawn(_ policy: LlamaModel, round: Int) async throws -> [TrainingPool] {
            let remembering = RememberingModel(policy, store: store) { progress.answered($0, price: nil) }
            return try await progress.showing("responses, round \(round)", total: chosen.count * request.draws) {
                try await sampling.pools(of: remembering, chosen) { progress.completed() }
            }
        }

        private func scored(
            _ pools: [TrainingPool], beside start: [TrainingPool], round: Int
        ) async throws -> [TrainingPool] {
            var pools = pools
            for scorer in scorers {
                let unscored = pools
                pools = try await progress.showing("scores, round \(round)  \(scorer.name)", total: pools.count) {
                    try await sampling.scored(unscored, beside: start, by: scorer) { progress.completed() }
                }
            }
            return pools
        }

        private func compared(
            _ pools: [TrainingPool], _ policy: LlamaModel, _ start: LlamaModel, round: Int
        ) async throws -> [TrainingPool] {
            // The start has not moved from itself.
            guard round > 0 else { return pools.map { $0.unmoved(draws: TrainingRequest.divergenceDraws) } }
            return try await progress.showing("divergence, round \(round)", total: pools.count) {
                try await sampling.compared(
                    pools, draws: TrainingRequest.divergenceDraws, policy: policy, start: start
                ) { progress.completed() }
            }
        }

        // MARK: - Names

        private func model(_ round: Int) throws -> LlamaModel {
            let file = folder.checkpoint(round)
            return try LlamaModel(
                name: ModelName(kind: "llama", rest: file.relativePath), path: file.path,
                // What is learned has 256 tokens at most; a longer context would only take memory, a round's and the start's.
                configuration: LlamaConfiguration(parallel: min(request.parallel, 32), contextLength: 1_024))
        }

        private func isComparative(_ scorer: TopicPreferenceModel) -> Bool {
            chosen.contains { scorer.model(for: $0.topic)?.isComparative ?? false }
        }

        private func plan(_ source: String) throws -> TrainingDescription.Plan {
            TrainingDescription.Plan(
                policy: request.policy.description, identity: try LlamaModel(name: request.policy).identity.description,
                pms: scorers.map { scorer in
                    let identities = Set(chosen.compactMap { scorer.model(for: $0.topic)?.identity.description })
                    return (["\(scorer.name.kind):\(scorer.name.rest)"] + identities.sorted()).joined(separator: " ")
                },
                prompts: prompts.name, promptsHash: prompts.sha256, promptCount: chosen.count, draws: request.draws,
                maxTokens: request.maxTokens, epochs: request.epochs, learningRate: request.learningRate,
                seed: request.seed)
        }
    }
#endif
