import CandorModels
import Foundation

/// Why a study cannot be served.
public struct ServerError: Error, Hashable, Sendable {
    /// What kind of thing went wrong.
    public enum Code: String, Hashable, Sendable {
        /// A file that ships with Candor is missing or damaged.
        case brokenInstallation
        /// The certificate or its key cannot be used.
        case certificate
        /// The address cannot be listened at.
        case address
        /// The folder for copies cannot be written.
        case backups
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// What is wrong and what to do next.
    public var reason: String

    /// Creates an error.
    public init(_ code: Code, reason: String) {
        self.code = code
        self.reason = reason
    }
}

extension ServerError: CandorError {
    /// The reason.
    public var errorDescription: String? { reason }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .brokenInstallation: .software
        case .certificate: .noInput
        case .address: .unavailable
        case .backups: .cannotCreate
        }
    }
}
