import CandorModels

/// A call on its way through the decode loop.
struct DecodeJob: Sendable {
    /// The call's number, by which it can be cancelled.
    let number: UInt64
    /// The tokens before the answer.
    let prompt: [Token]
    /// The answer so far.
    var generation: Generation
    /// Who waits for it.
    let continuation: CheckedContinuation<Completion, any Error>
}
