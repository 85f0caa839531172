/// What came of a training.
public struct FineTuningReport: Codable, Hashable, Sendable {
    /// The mean loss of a response token in each epoch, in nats: of every window as it was met, before it was learned from.
    public var lossOfEpoch: [Double]
    /// The same over all windows after the last step.
    public var finalLoss: Double
    /// Response tokens learned from, all epochs together.
    public var trainedTokens: Int
    /// Tokens read, prompts included and padding not, all epochs together.
    public var readTokens: Int
    /// Steps of the optimiser.
    public var steps: Int
    /// Examples that were left out: too long for a window, or without a token to learn.
    public var leftOut: Int

    /// Creates a report.
    public init(
        lossOfEpoch: [Double], finalLoss: Double, trainedTokens: Int, readTokens: Int, steps: Int, leftOut: Int
    ) {
        self.lossOfEpoch = lossOfEpoch
        self.finalLoss = finalLoss
        self.trainedTokens = trainedTokens
        self.readTokens = readTokens
        self.steps = steps
        self.leftOut = leftOut
    }
}
