/// What a number is of: a probe of `candor eval`, or the study of misconceptions, which has commands of its own and is
/// no probe.
public enum ResultSubject: Hashable, Sendable, RawRepresentable, Codable {
    /// A probe.
    case probe(ProbeName)
    /// Responses to common false beliefs (section 4.3 of the paper).
    case misconceptions

    /// Reads the name that stands in files.
    /// - Parameter rawValue: A probe's name, or `misconceptions`.
    public init(rawValue: String) {
        self = rawValue == "misconceptions" ? .misconceptions : .probe(ProbeName(rawValue: rawValue))
    }

    /// The name that stands in files.
    public var rawValue: String {
        switch self {
        case .probe(let kind): kind.rawValue
        case .misconceptions: "misconceptions"
        }
    }

    /// The probe, where it is one.
    public var probe: ProbeName? {
        guard case .probe(let kind) = self else { return nil }
        return kind
    }
}
