/// A way in which one response may differ from another, and the question that finds out.
public struct PreferenceFeature: Hashable, Sendable {
    /// The name in files, for example `agree_human_explicit`.
    public var name: String
    /// The name in figures, for example `Agrees with the user's stated views`.
    public var title: String
    /// What a model labeller is asked: which response has more of it.
    public var question: String

    /// Creates a feature.
    public init(name: String, title: String, question: String) {
        self.name = name
        self.title = title
        self.question = question
    }
}
