import CandorModels

/// Something that the user can mend on the command line or in an experiment file.
struct CommandError: CandorError {
    let status: ExitStatus
    let reason: String

    init(_ status: ExitStatus, _ reason: String) {
        self.status = status
        self.reason = reason
    }

    var errorDescription: String? { reason }
    var exitStatus: ExitStatus? { status }
}
