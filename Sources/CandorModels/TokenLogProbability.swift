/// A written token, its natural-log probability and the likeliest alternatives in its place.
public struct TokenLogProbability: Codable, Hashable, Sendable {
    /// One candidate for a token's place.
    public struct Alternative: Codable, Hashable, Sendable {
        /// The candidate's text.
        public var token: String
        /// Its natural-log probability, at most 0.
        public var logProbability: Double

        /// Creates an alternative.
        public init(token: String, logProbability: Double) {
            self.token = token
            self.logProbability = logProbability
        }
    }

    /// The token's text; bytes that are no whole character are shown as the replacement character.
    public var token: String
    /// Its natural-log probability under the untempered distribution, at most 0.
    public var logProbability: Double
    /// The likeliest candidates in this place, likeliest first.
    public var alternatives: [Alternative]

    /// Creates a token with its log-probability.
    public init(token: String, logProbability: Double, alternatives: [Alternative] = []) {
        self.token = token
        self.logProbability = logProbability
        self.alternatives = alternatives
    }
}
