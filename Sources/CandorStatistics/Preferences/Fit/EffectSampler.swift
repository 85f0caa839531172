/// How the posterior of the effects is sampled. Either way the draws come from the exact posterior.
public enum EffectSampler: String, Hashable, Sendable, Codable, CaseIterable {
    /// ``delayedAcceptance`` where it applies and warm-up shows that it accepts nine proposals in ten, else ``nuts``.
    case automatic
    /// The No-U-Turn sampler on the posterior itself: the reference.
    case nuts
    /// Transitions of the No-U-Turn sampler on a posterior whose likelihood is expanded to second order, each followed by an
    /// acceptance by the exact posterior (Christen & Fox 2005), however seldom it accepts. Models with group effects are
    /// sampled by ``nuts``.
    case delayedAcceptance
}
