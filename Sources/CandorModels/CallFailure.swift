/// A call that brought no answer and will not by being tried again now, while other calls to the same model may.
public struct CallFailure: Error, Codable, Hashable, Sendable {
    /// What kept the answer back.
    public enum Kind: String, Codable, Hashable, Sendable {
        /// A content filter refused the prompt; it always will.
        case filtered
        /// The dialogue is longer than the model reads; it always will be.
        case tooLong = "too_long"
        /// Anything else.
        case failed
    }

    /// What kept the answer back.
    public var kind: Kind
    /// What happened, in one line without keys.
    public var detail: String

    /// Creates a failure.
    /// - Parameters:
    ///   - kind: What kept the answer back.
    ///   - detail: What happened, in one line without keys.
    public init(_ kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }

    /// Whether asking again can never help, so that the failure is remembered like an answer.
    public var isPermanent: Bool { kind != .failed }

    /// The reason that a trial without this answer gives.
    public var reason: UnscoredReason {
        switch kind {
        case .filtered: .filtered
        case .tooLong: .tooLong
        case .failed: .failed
        }
    }
}

/// An error of a model that may concern one call alone.
public protocol CallError: Error {
    /// What the call failed of; `nil` if the model as a whole cannot be used (a wrong key, no such model, a server that is gone),
    /// which ends a run.
    var callFailure: CallFailure? { get }
}

extension CallFailure: CallError {
    /// Itself.
    public var callFailure: CallFailure? { self }
}

extension CallFailure: CandorError {
    /// What happened.
    public var errorDescription: String? { detail }
    /// What a command that it ends exits with.
    public var exitStatus: ExitStatus? { .unavailable }
}
