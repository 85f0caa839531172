/// What a provider is told beside the settings that Candor has a word for, the same for every call to a model.
public struct ProviderSettings: Codable, Hashable, Sendable {
    /// Tokens that a model may reason besides its limits; `nil` for ``Sampling/defaultReasoningTokens``.
    public var reasoningTokens: Int?
    /// How hard a model is to reason, in the provider's words; `nil` for its default.
    public var reasoningEffort: String?
    /// Other parameters of the provider, by the names of its API; `nil` for none.
    public var parameters: [String: JSONValue]?

    /// Creates settings.
    /// - Parameters:
    ///   - reasoningTokens: Tokens for reasoning.
    ///   - reasoningEffort: How hard to reason.
    ///   - parameters: Other parameters.
    public init(
        reasoningTokens: Int? = nil, reasoningEffort: String? = nil, parameters: [String: JSONValue]? = nil
    ) {
        self.reasoningTokens = reasoningTokens
        self.reasoningEffort = reasoningEffort
        self.parameters = parameters
    }

    /// Whether nothing is told.
    public var isEmpty: Bool { reasoningTokens == nil && reasoningEffort == nil && (parameters ?? [:]).isEmpty }

    /// These settings, with those of another in their place wherever that has one.
    /// - Parameter other: Settings that win.
    public func overridden(by other: ProviderSettings) -> ProviderSettings {
        let merged = (parameters ?? [:]).merging(other.parameters ?? [:]) { $1 }
        return ProviderSettings(
            reasoningTokens: other.reasoningTokens ?? reasoningTokens,
            reasoningEffort: other.reasoningEffort ?? reasoningEffort, parameters: merged.isEmpty ? nil : merged)
    }

    /// Sampling settings with these.
    /// - Parameter sampling: How an answer is drawn.
    public func applied(to sampling: Sampling) -> Sampling {
        var sampling = sampling
        sampling.reasoningTokens = reasoningTokens
        sampling.reasoningEffort = reasoningEffort
        sampling.parameters = parameters
        return sampling
    }
}
