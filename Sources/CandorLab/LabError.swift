import CandorModels
import Foundation

/// Something that the user can mend: in a plan, on the command line, or around them.
public struct LabError: CandorError, Hashable, Sendable {
    /// What kind of thing is wrong; a command has an exit status for each.
    public enum Code: Hashable, Sendable {
        /// What was asked for cannot be.
        case usage
        /// The data cannot be used.
        case data
        /// There is no such file, model or run.
        case noInput
        /// What is needed is not there, or refuses.
        case unavailable
        /// A file or folder cannot be created.
        case cannotCreate
        /// A disk is full, or fails.
        case inputOutput
        /// Not yet: later it may be there.
        case temporary
    }

    /// What kind of thing is wrong.
    public let code: Code
    /// What is wrong, with the values of a plan named by their keys.
    package let words: PlanWords

    package init(_ code: Code, _ words: PlanWords) {
        self.code = code
        self.words = words
    }

    package init(_ code: Code, _ reason: String) { self.init(code, "\(reason)" as PlanWords) }

    /// What is wrong, in words.
    public var reason: String { words.text }

    /// What is wrong, in words.
    public var errorDescription: String? { reason }

    /// The status of a command that it ends.
    public var exitStatus: ExitStatus? {
        switch code {
        case .usage: .usage
        case .data: .data
        case .noInput: .noInput
        case .unavailable: .unavailable
        case .cannotCreate: .cannotCreate
        case .inputOutput: .inputOutput
        case .temporary: .temporary
        }
    }
}
