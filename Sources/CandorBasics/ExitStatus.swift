import Foundation

/// Exit statuses of the command, after sysexits.h where that has one.
public enum ExitStatus: Int32, Hashable, Sendable {
    /// A threshold of `--fail-if` is exceeded.
    case exceeded = 1
    /// A posterior has not converged.
    case notConverged = 3
    /// The command line or an experiment file is wrong (`EX_USAGE`).
    case usage = 64
    /// A file's content is wrong (`EX_DATAERR`).
    case data = 65
    /// There is no such file, run or model (`EX_NOINPUT`).
    case noInput = 66
    /// A service that is needed cannot be used (`EX_UNAVAILABLE`).
    case unavailable = 69
    /// Candor itself has failed (`EX_SOFTWARE`).
    case software = 70
    /// A file cannot be written (`EX_CANTCREAT`).
    case cannotCreate = 73
    /// Reading or writing has failed half way (`EX_IOERR`).
    case inputOutput = 74
    /// The same command may succeed later (`EX_TEMPFAIL`).
    case temporary = 75
    /// A key is refused (`EX_NOPERM`).
    case noPermission = 77
    /// A key or a setting of the environment is missing or wrong (`EX_CONFIG`).
    case configuration = 78
    /// The user has interrupted the command.
    case interrupted = 130

    /// The status of an error.
    /// - Parameter error: Any error; `nil` comes of one that is neither Candor's nor about files nor a cancellation.
    public init?(of error: any Error) {
        let status: Self? =
            switch error {
            case let error as any CandorError: error.exitStatus
            case is CancellationError: .interrupted
            case let error as CocoaError: Self.status(of: error)
            default: nil
            }
        guard let status else { return nil }
        self = status
    }

    private static func status(of error: CocoaError) -> Self {
        switch error.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: .noInput
        case .fileWriteOutOfSpace: .inputOutput
        default: .cannotCreate
        }
    }
}
