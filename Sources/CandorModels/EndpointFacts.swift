/// What an endpoint was found to do and not to do, learned from the first real calls and remembered: `nil` is not known yet.
public struct EndpointFacts: Codable, Hashable, Sendable {
    /// A setting that was refused, and what became of it.
    public struct Adaptation: Codable, Hashable, Sendable, Comparable {
        /// The setting's name in the provider's API, for example `temperature`.
        public var setting: String
        /// Its name from then on, or where it went (`user turn`); `nil` if it is left out.
        public var replacement: String?

        /// Creates an adaptation.
        public init(_ setting: String, replacement: String? = nil) {
            self.setting = setting
            self.replacement = replacement
        }

        /// Whether the answers are drawn otherwise than asked for, so that what is measured changes.
        public var changesWhatIsMeasured: Bool { ["temperature", "top_p"].contains(setting) && replacement == nil }

        /// By name.
        public static func < (left: Adaptation, right: Adaptation) -> Bool { left.setting < right.setting }
    }

    /// Whether it reasons before it answers.
    public var reasons: Bool?
    /// Whether it takes a temperature.
    public var takesTemperature: Bool?
    /// Whether it takes a seed.
    public var takesSeed: Bool?
    /// Whether it takes a system turn.
    public var takesSystem: Bool?
    /// Whether it continues a trailing assistant turn.
    public var continuesPrefill: Bool?
    /// Whether it gives log-probabilities.
    public var givesLogProbabilities: Bool?
    /// Whether it streams.
    public var streams: Bool?
    /// Settings that it refused, sorted.
    public var adaptations: [Adaptation] = []

    /// Nothing known.
    public init() {}

    /// What is known, by name.
    public var capabilities: [String: Bool] {
        let known: [(String, Bool?)] = [
            ("reasons", reasons), ("temperature", takesTemperature), ("seed", takesSeed), ("system", takesSystem),
            ("prefill", continuesPrefill), ("logProbabilities", givesLogProbabilities), ("streams", streams),
        ]
        return Dictionary(uniqueKeysWithValues: known.compactMap { name, value in value.map { (name, $0) } })
    }
}

/// Where facts about endpoints are kept from one run to the next.
public protocol EndpointMemory: Sendable {
    /// What is known about an endpoint.
    /// - Parameters:
    ///   - identity: The model.
    ///   - address: Where it is served, without credentials and query.
    func facts(about identity: ModelIdentity, at address: String) -> EndpointFacts?

    /// Keeps what was found out; called again whenever more is known.
    func learned(_ facts: EndpointFacts, about identity: ModelIdentity, at address: String)
}
