import CandorModels
import Foundation

/// Why the store could not do what was asked.
public struct StoreError: Error, Hashable, Sendable {
    /// What kind of thing went wrong.
    public enum Code: String, Hashable, Sendable {
        /// The file is no store, or it is damaged.
        case notAStore
        /// The file or its folder cannot be written.
        case unwritable
        /// The disk is full.
        case full
        /// Another process holds the file.
        case busy
        /// There is no such run.
        case noSuchRun
        /// There is no such study.
        case noSuchStudy
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// The store's file.
    public var path: String
    /// What was being done and what to do next.
    public var reason: String

    /// Creates an error.
    public init(_ code: Code, path: String, reason: String) {
        self.code = code
        self.path = path
        self.reason = reason
    }
}

extension StoreError: CandorError {
    /// The file and the reason in one line.
    public var errorDescription: String? { "\(path): \(reason)" }

    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? {
        switch code {
        case .notAStore: .data
        case .unwritable: .cannotCreate
        case .full: .inputOutput
        case .busy: .temporary
        case .noSuchRun, .noSuchStudy: .noInput
        }
    }
}
