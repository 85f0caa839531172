/// A row of a figure: a feature, or features taken together.
public struct EffectRow: Hashable, Sendable {
    /// The name in files.
    public var feature: String
    /// The name in figures.
    public var title: String
    /// Whether it stands for several features taken together; such rows come first.
    public var isCombined: Bool
}
