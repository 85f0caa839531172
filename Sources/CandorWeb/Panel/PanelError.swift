import CandorModels

/// Why a simulated rater could not go on.
public struct PanelError: CandorError, Hashable, Sendable {
    /// The address.
    public var address: String
    /// What is wrong.
    public var reason: String

    /// Address and reason in one line.
    public var errorDescription: String? { "\(address): \(reason)" }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .unavailable }
}
