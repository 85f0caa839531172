/// Tokens that one or more calls have read and written.
///
/// Counts come from servers, which may say anything: one that is negative or beyond ``largest`` is unknown and counts as 0, and
/// sums stop at the largest integer instead of trapping.
public struct TokenUsage: Hashable, Sendable {
    /// No call reads or writes more: 2⁴⁰.
    public static let largest = 1 << 40

    /// Tokens of the dialogue, those from a cache included.
    public var input: Int
    /// Tokens of the dialogue whose computation was reused.
    public var cachedInput: Int
    /// Tokens written, those of reasoning included.
    public var output: Int
    /// How many of the tokens written were reasoning; `nil` where that is not known.
    public var reasoning: Int?

    /// Creates a usage.
    /// - Parameters:
    ///   - input: Tokens of the dialogue.
    ///   - cachedInput: How many of them came from a cache.
    ///   - output: Tokens written.
    ///   - reasoning: How many of those were reasoning.
    public init(input: Int = 0, cachedInput: Int = 0, output: Int = 0, reasoning: Int? = nil) {
        self.input = input
        self.cachedInput = cachedInput
        self.output = output
        self.reasoning = reasoning
    }

    /// Creates a usage of what a server says of one call.
    /// - Parameters:
    ///   - input: Tokens of the dialogue, if it says so; so with the others.
    ///   - cachedInput: How many of them came from a cache.
    ///   - output: Tokens written.
    ///   - reasoning: How many of those were reasoning.
    /// - Returns: Counts out of range are unknown.
    public static func reported(
        input: Int?, cachedInput: Int? = nil, output: Int?, reasoning: Int? = nil
    ) -> TokenUsage {
        TokenUsage(
            input: known(input) ?? 0, cachedInput: known(cachedInput) ?? 0, output: known(output) ?? 0,
            reasoning: known(reasoning))
    }

    /// The two usages together.
    public static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: sum(left.input, right.input), cachedInput: sum(left.cachedInput, right.cachedInput),
            output: sum(left.output, right.output),
            reasoning: left.reasoning == nil && right.reasoning == nil
                ? nil : sum(left.reasoning ?? 0, right.reasoning ?? 0))
    }

    private static func known(_ count: Int?) -> Int? {
        count.flatMap { (0...largest).contains($0) ? $0 : nil }
    }

    private static func sum(_ left: Int, _ right: Int) -> Int {
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? (left < 0 ? .min : .max) : sum
    }
}

extension TokenUsage: Codable {
    private enum CodingKeys: String, CodingKey { case input, cachedInput, output, reasoning }

    /// Reads counts; one that no usage can have, as earlier versions may have written down, is 0.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func count(_ key: CodingKeys) -> Int { (try? container.decode(Int.self, forKey: key)).map { max(0, $0) } ?? 0 }
        let counts = [count(.input), count(.cachedInput), count(.output)].map { $0 > Self.largest << 16 ? 0 : $0 }
        self.init(
            input: counts[0], cachedInput: counts[1], output: counts[2],
            reasoning: try? container.decodeIfPresent(Int.self, forKey: .reasoning))
    }
}
