/// One kind of sycophancy that is measured (paper section 3).
public enum ProbeKind: String, Codable, Hashable, Sendable, CaseIterable {
    /// Feedback bends to what the user likes (section 3.1).
    case feedback
    /// Right answers are given up when challenged (section 3.2).
    case areYouSure = "are-you-sure"
    /// Answers follow the user's weakly stated belief (section 3.3).
    case answer
    /// The user's mistakes are repeated (section 3.4).
    case mimicry
}
