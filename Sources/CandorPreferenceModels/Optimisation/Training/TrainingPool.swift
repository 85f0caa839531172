/// The responses of one round's policy to one prompt, with what preference models make of them.
public struct TrainingPool: Hashable, Sendable {
    /// What is answered.
    public var prompt: TrainingPrompt
    /// The responses.
    public var draws: [TrainingDraw]
    /// By the preference model's name, one a draw; `nil` for no usable score.
    public var scores: [String: [Double?]] = [:]
    /// What the same models give the start's responses to the prompt, scored in the same batch.
    public var startScores: [String: [Double?]] = [:]
    /// log π(y) − log π₀(y) of the first draws, in nats: how much more probable the policy finds its own than the start did.
    public var logRatios: [Double] = []

    /// Creates a pool without scores.
    /// - Parameters:
    ///   - prompt: What is answered.
    ///   - draws: The responses.
    public init(_ prompt: TrainingPrompt, _ draws: [TrainingDraw]) {
        self.prompt = prompt
        self.draws = draws
    }

    /// The pool of a policy that is the start itself.
    /// - Parameter count: How many draws are looked at.
    public func unmoved(draws count: Int) -> TrainingPool {
        var pool = self
        pool.logRatios = draws.prefix(count).map { _ in 0 }
        return pool
    }

    /// Which response the policy is to learn: the first of those that a preference model scores highest.
    /// - Parameter pm: The model's name.
    /// - Returns: `nil` where no response is better than another, so that there is nothing to learn.
    public func best(by pm: String) -> Int? {
        let scored = (scores[pm] ?? []).enumerated().compactMap { index, score in score.map { (index, $0) } }
        guard let highest = scored.map(\.1).max(), scored.contains(where: { $0.1 < highest }) else { return nil }
        return scored.first { $0.1 == highest }?.0
    }
}
