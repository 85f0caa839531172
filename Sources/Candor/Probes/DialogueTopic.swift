/// What a scored dialogue is about: a prefix for preference models is written for one topic. A probe says which topic is its own
/// (``Probe/topic``).
public struct DialogueTopic: RawRepresentable, CaseIterable, Codable, CodingKeyRepresentable, Hashable, Sendable {
    /// The name as it is written.
    public let rawValue: String

    /// A common false belief.
    public static let misconceptions = DialogueTopic(named: "misconceptions")

    /// The topics of the known probes, and misconceptions.
    public static var allCases: [DialogueTopic] { Probes.all.compactMap(\.topic).uniqued() + [.misconceptions] }

    /// Creates a topic, for a probe that says it is its own.
    /// - Parameter name: Its name.
    public init(named name: String) { rawValue = name }

    /// Reads a known topic's name; `nil` for any other.
    /// - Parameter rawValue: The name.
    public init?(rawValue: String) {
        self.rawValue = rawValue
        guard Self.allCases.contains(self) else { return nil }
    }

    /// The topic of a probe's dialogues; `nil` for one that no prefix is written for.
    /// - Parameter probe: The probe.
    public init?(_ probe: ProbeName) {
        guard let topic = Probes.named(probe)?.topic else { return nil }
        self = topic
    }
}
