/// How a model is trained: AdamW (Loshchilov & Hutter, ICLR 2019, arXiv 1711.05101) at a constant learning rate.
public struct FineTuningSettings: Codable, Hashable, Sendable {
    /// How often every example is gone through, at least 1.
    public var epochs: Int
    /// AdamW's step size, above 0.
    public var learningRate: Double
    /// The share of every weight, times the learning rate, that a step takes away, in 0...1.
    public var weightDecay: Double
    /// The seed of the examples' order.
    public var seed: UInt64

    /// Creates settings.
    /// - Parameters:
    ///   - epochs: How often every example is gone through, at least 1.
    ///   - learningRate: AdamW's step size, above 0.
    ///   - weightDecay: Decoupled weight decay, in 0...1.
    ///   - seed: The seed of the examples' order.
    public init(epochs: Int = 1, learningRate: Double = 2e-5, weightDecay: Double = 0, seed: UInt64 = 0) {
        self.epochs = epochs
        self.learningRate = learningRate
        self.weightDecay = weightDecay
        self.seed = seed
    }

    /// Whether all of them are in their ranges.
    var isValid: Bool {
        epochs >= 1 && learningRate > 0 && learningRate.isFinite && (0...1).contains(weightDecay)
    }
}
