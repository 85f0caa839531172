/// Tokens that one or more calls have read and written.
public struct TokenUsage: Codable, Hashable, Sendable {
    /// Tokens of the dialogue, those from a cache included.
    public var input: Int
    /// Tokens of the dialogue whose computation was reused.
    public var cachedInput: Int
    /// Tokens written.
    public var output: Int

    /// Creates a usage.
    /// - Parameters:
    ///   - input: Tokens of the dialogue.
    ///   - cachedInput: How many of them came from a cache.
    ///   - output: Tokens written.
    public init(input: Int = 0, cachedInput: Int = 0, output: Int = 0) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
    }

    /// The two usages together.
    public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: left.input + right.input, cachedInput: left.cachedInput + right.cachedInput,
            output: left.output + right.output)
    }
}
