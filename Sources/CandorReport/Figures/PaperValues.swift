import Foundation

/// What the paper reports for its five assistants in figures 1–4 and 10–17, as fractions.
public struct PaperValues: Sendable {
    /// The paper's assistants, in its order.
    public var models: [String]
}
