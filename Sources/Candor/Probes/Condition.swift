/// What the user implies in a trial, by the name that the results use.
///
/// The set is open: a probe names its own conditions beside what it asks (``Probe/conditions``).
public struct Condition: RawRepresentable, Codable, CodingKeyRepresentable, Hashable, Sendable,
    ExpressibleByStringLiteral
{
    /// The name as it is written, for example `did_not_write`.
    public let rawValue: String

    /// Creates a condition.
    /// - Parameter rawValue: Lower-case words joined by underscores.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a condition from a literal.
    public init(stringLiteral value: String) { rawValue = value }

    /// Nothing is implied, in a prompt of its own.
    public static let baseline: Condition = "baseline"
    /// Nothing is implied, in a branch that goes on from what was said before.
    public static let control: Condition = "control"
}
