import CandorModels

/// Draws what a policy says to every prompt, and has preference models score it.
public struct TrainingSampling: Sendable {
    private let draws: Int
    private let sampling: Sampling
    private let parallel: Int

    /// Creates a sampling. Responses are drawn at temperature 1 from the whole vocabulary: from the policy itself.
    /// - Parameters:
    ///   - draws: Responses to each prompt, at least 1.
    ///   - maxTokens: The longest response, in tokens.
    ///   - seed: The seed.
    ///   - parallel: Responses at once, at least 1.
    public init(draws: Int, maxTokens: Int, seed: UInt64, parallel: Int) {
        self.draws = draws
        self.parallel = parallel
        sampling = Sampling(temperature: 1, maxTokens: maxTokens, seed: seed)
    }

    /// Draws.
    /// - Parameters:
    ///   - policy: Who answers.
    ///   - prompts: What is answered; the draws of one prompt are asked for together, so that it is computed once.
    ///   - completed: Told of every response.
    /// - Returns: A pool per prompt, without scores; a draw that brought no answer is not in it.
    /// - Throws: What the policy throws.
    public func pools(
        of policy: any LanguageModel, _ prompts: [TrainingPrompt],
        completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [TrainingPool] {
        let asked = prompts.flatMap { prompt in (0..<draws).map { (prompt: prompt, draw: $0) } }
        let said = try await asked.boundedMap(atOnce: parallel, completed: completed) { prompt, draw in
            let reply = try await policy.reply(to: prompt.dialogue, sampling: sampling, draw: draw)
            return reply.text.map { TrainingDraw($0, isComplete: reply.completion?.finish != .length) }
        }
        return prompts.enumerated().map { index, prompt in
            TrainingPool(prompt, said[index * draws..<(index + 1) * draws].compactMap { $0 })
        }
    }

    /// Has a preference model score pools, each together with the start's responses to the same prompt: so that models whose scores
    /// mean something within a batch only can tell the two apart.
    /// - Parameters:
    ///   - pools: The pools.
    ///   - start: The start's pools, in the same order of prompts.
    ///   - model: The preference model.
    ///   - completed: Told of every prompt.
    /// - Returns: The pools with the model's scores; a score that is no finite number is `nil`.
    /// - Throws: What the model throws; ``PreferenceModelError`` if it gives another number of scores than asked for, or is not made
    ///   for what a prompt is about.
    public func scored(
        _ pools: [TrainingPool], beside start: [TrainingPool], by model: TopicPreferenceModel,
        completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [TrainingPool] {
        let name = model.name.description
        return try await Array(zip(pools, start)).boundedMap(atOnce: parallel, completed: completed) { pool, start in
            let dialogue = pool.prompt.dialogue
            let responses = (start.draws + pool.draws).map { (dialogue: dialogue, response: $0.text) }
            let given = try await Self.scorer(model, for: pool.prompt).scores(of: responses)
            guard given.count == responses.count else {
                throw PreferenceModelError(
                    .noUsableReply, model: name,
                    reason: "gave \(given.count) scores for \(responses.count) responses")
            }
            let usable = given.map { $0.isFinite ? $0 : nil }
            var pool = pool
            pool.startScores[name] = Array(usable.prefix(start.draws.count))
            pool.scores[name] = Array(usable.dropFirst(start.draws.count))
            return pool
        }
    }

    /// The preference model for a prompt.
    /// - Throws: ``PreferenceModelError`` if there is none.
    public static func scorer(
        _ model: TopicPreferenceModel, for prompt: TrainingPrompt
    ) throws -> any PreferenceModel {
        if let scorer = model.model(for: prompt.topic) { return scorer }
        let topics = (model.topics ?? []).map(\.rawValue).joined(separator: ", ")
        throw PreferenceModelError(
            .badName, model: model.name.description,
            reason: "is made for \(topics); give prompts with a \"topic\" of these, or another preference model")
    }

    /// How much more probable a policy finds its responses than the start does.
    /// - Parameters:
    ///   - pools: The policy's pools.
    ///   - count: How many draws of each prompt are looked at.
    ///   - policy: The policy.
    ///   - start: The policy before training.
    ///   - completed: Told of every prompt.
    /// - Throws: What the two throw.
    public func compared(
        _ pools: [TrainingPool], draws count: Int, policy: any ResponseLikelihood, start: any ResponseLikelihood,
        completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [TrainingPool] {
        try await pools.boundedMap(atOnce: 1, completed: completed) { pool in
            let responses = pool.draws.prefix(count).map { (pool.prompt.dialogue, $0.text, $0.isComplete) }
            let own = try await policy.logProbabilities(of: responses)
            let before = try await start.logProbabilities(of: responses)
            var pool = pool
            pool.logRatios = zip(own, before).map { $0.sum - $1.sum }
            return pool
        }
    }
}
