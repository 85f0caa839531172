/// How the posterior of the effects is sampled. Either way the draws come from the exact posterior.
public enum EffectSampler: String, Hashable, Sendable, Codable, CaseIterable {
    /// ``delayedAcceptance`` where it applies and its proposals are mostly accepted, else ``nuts``.
    case automatic
    /// The No-U-Turn sampler on the posterior itself: the reference.
    case nuts
    /// Transitions of the No-U-Turn sampler on a posterior whose likelihood is replaced by its expansion to second
    /// order, each followed by an acceptance by the exact posterior (Christen & Fox 2005). Not for models with group effects.
    case delayedAcceptance
}
