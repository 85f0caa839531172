/// A call to a model: what an answer is remembered under.
public struct Call: Codable, Hashable, Sendable {
    /// What the model is.
    public var model: ModelIdentity
    /// The turns so far.
    public var dialogue: Dialogue
    /// The settings that can change the answer.
    public var sampling: Sampling
    /// Which of several independent answers this is, from 0.
    public var draw: Int

    /// Creates the call for a model, with its settings in canonical form.
    /// - Parameters:
    ///   - model: The model to be asked.
    ///   - dialogue: The turns so far.
    ///   - sampling: How to draw the answer.
    ///   - draw: Which of several answers; at temperature 0 there is one, so it is taken as 0.
    public init(to model: some LanguageModel, dialogue: Dialogue, sampling: Sampling, draw: Int) {
        self.model = model.identity
        self.dialogue = dialogue
        self.sampling = sampling.canonical(acceptsSeed: model.capabilities.acceptsSeed)
        self.draw = sampling.isGreedy ? 0 : draw
    }

    /// The seed of one draw: a fixed mixing of the run's seed and the draw's number, the number of that place in
    /// the seed's sequence (`SeededGenerator`), so that draws are independent and stable over runs and platforms.
    /// - Parameters:
    ///   - seed: The run's seed.
    ///   - draw: Which of several answers, from 0.
    /// - Returns: A well-mixed 64-bit seed.
    public static func seed(for seed: UInt64, draw: Int) -> UInt64 {
        SeededGenerator.value(draw, ofSeed: seed)
    }
}
