import Candor
import CandorModels
import CandorPreferences
import CandorText

/// A pair with what describes its responses.
public struct EmbeddedPair: Hashable, Sendable {
    /// The pair.
    public var pair: PreferencePair
    /// The embedding of A.
    public var vectorA: [Float]
    /// The embedding of B.
    public var vectorB: [Float]
    /// Which response has more of a feature, by its name; without those that are unlabelled.
    public var labels: [String: FeatureLabel]

    /// Creates a pair.
    /// - Parameters:
    ///   - pair: The pair.
    ///   - vectorA: The embedding of A.
    ///   - vectorB: The embedding of B, as long.
    ///   - labels: Which response has more of a feature, by its name; may be empty.
    public init(pair: PreferencePair, vectorA: [Float], vectorB: [Float], labels: [String: FeatureLabel] = [:]) {
        self.pair = pair
        self.vectorA = vectorA
        self.vectorB = vectorB
        self.labels = labels
    }
}

extension PreferencePair {
    /// A hash of the dialogue up to its first human turn: pairs from different turns of one conversation share it, and are
    /// never divided between training and testing.
    var conversation: String {
        let messages = dialogue.messages
        let end = messages.firstIndex { $0.role == .user }.map { $0 + 1 } ?? messages.endIndex
        return Fingerprint.short(
            messages[..<end].map { "\($0.role.rawValue): \($0.content)" }.joined(separator: "\n\n"))
    }
}
