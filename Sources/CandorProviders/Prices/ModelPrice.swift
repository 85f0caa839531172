import CandorModels

/// What a model's tokens cost, in US dollars a million tokens.
public struct ModelPrice: Hashable, Sendable {
    /// Tokens of the dialogue.
    public var input: Double
    /// Tokens of the dialogue that came from the provider's cache.
    public var cachedInput: Double
    /// Tokens written.
    public var output: Double

    /// Creates a price.
    /// - Parameters:
    ///   - input: US dollars a million tokens of the dialogue.
    ///   - cachedInput: US dollars a million tokens of it from the cache.
    ///   - output: US dollars a million tokens written.
    public init(input: Double, cachedInput: Double, output: Double) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
    }

    /// What a usage costs in US dollars; writing to a cache is counted as plain input.
    public func cost(of usage: TokenUsage) -> Double {
        let fresh = Double(max(0, usage.input - usage.cachedInput)) * input
        return (fresh + Double(usage.cachedInput) * cachedInput + Double(usage.output) * output) / 1_000_000
    }
}
