/// What kind of experiment a file describes: its `kind`.
///
/// Which there are follows from ``Experiment``: a kind is known by its plan being there.
public struct ExperimentKind: RawRepresentable, Codable, Hashable, Sendable {
    /// The kind as files and `candor runs` write it, for example `best-of-n`.
    public let rawValue: String

    /// Creates a kind.
    /// - Parameter rawValue: Lower-case words joined by hyphens.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The kinds that files can have, in the order in which errors and the schema name them.
    public static var known: [ExperimentKind] { Experiment.plans.map { $0.kind } }
}
