import Foundation

/// Why a simulated rater could not go on.
public struct PanelError: LocalizedError, Hashable, Sendable {
    /// The address.
    public var address: String
    /// What is wrong.
    public var reason: String

    /// Address and reason in one line.
    public var errorDescription: String? { "\(address): \(reason)" }
}
