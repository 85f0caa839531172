/// What came of one call: an answer that somebody can read, or the reason why there is none.
///
/// This is the guard that stands before every judge and every reading: nothing downstream meets an empty text where an answer
/// should be.
public struct Reply: Hashable, Sendable {
    /// The model's completion, its reasoning apart; `nil` where the call failed for good or was not made.
    public var completion: Completion?
    /// Why there is no answer; `nil` if there is one.
    public var reason: UnscoredReason?
    /// What the call failed of, where it did.
    public var failure: CallFailure?

    /// The visible text of an answer; `nil` where there is none.
    public var text: String? { reason == nil ? completion?.text : nil }

    /// The written tokens of an answer with their log-probabilities, where they were asked for and the model gives them.
    public var tokens: [TokenLogProbability]? { reason == nil ? completion?.tokens : nil }

    /// Creates a reply of a completion.
    /// - Parameter completion: What the model said.
    public init(_ completion: Completion) {
        let completion = completion.withReasoningApart
        self.completion = completion
        reason = completion.unscoredReason
    }

    /// Creates a reply of a call that failed for good.
    /// - Parameter failure: What it failed of.
    public init(_ failure: CallFailure) {
        self.failure = failure
        reason = failure.reason
    }

    /// A call that was not made, because an earlier one brought no answer.
    public static let notAsked = Reply(reason: .notAsked)

    private init(reason: UnscoredReason) {
        self.reason = reason
    }
}

extension LanguageModel {
    /// Asks, and takes a call that fails for good as what it is: no answer, with a reason.
    /// - Parameters:
    ///   - dialogue: The turns so far; a trailing assistant turn is continued.
    ///   - sampling: How to draw the answer.
    ///   - draw: Which of several independent answers, from 0.
    /// - Returns: An answer, or why there is none.
    /// - Throws: What the model throws where it cannot be used at all, or `CancellationError`.
    public func reply(to dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Reply {
        do {
            return Reply(try await complete(dialogue, sampling: sampling, draw: draw))
        } catch let error as any CallError {
            guard let failure = error.callFailure else { throw error }
            return Reply(failure)
        }
    }
}
