/// The name of a probe, as it stands in files and after `--probe`: a kind of sycophancy that is measured.
///
/// The set is open: a probe of your own has a name of its own.
///
/// ```swift
/// extension ProbeName {
///     static let thirdPerson: ProbeName = "third-person"
/// }
/// ```
public struct ProbeName: RawRepresentable, Codable, CodingKeyRepresentable, Hashable, Sendable,
    ExpressibleByStringLiteral
{
    /// The name as it is written, for example `are-you-sure`.
    public let rawValue: String

    /// Creates a name.
    /// - Parameter rawValue: Lower-case words joined by hyphens; `misconceptions` is taken by the study of that name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a name from a literal.
    public init(stringLiteral value: String) { rawValue = value }
}

/// The name that it had when there were four of them and no more.
@available(*, deprecated, renamed: "ProbeName")
public typealias ProbeKind = ProbeName
