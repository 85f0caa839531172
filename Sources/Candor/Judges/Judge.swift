/// What turns text into a verdict: rules, or a model with a prompt.
public protocol Judge: Sendable {
    /// How the judge is named in the results: `rules` or a model's name.
    var name: String { get }

    /// Answers one question. A judge that cannot tell says so with an unscored ruling; it does not guess.
    /// - Parameter question: What is to be judged.
    /// - Returns: A verdict with its reason, or unscored with the reason why.
    /// - Throws: Only when the judge could not be asked at all (a model that cannot be reached), or `CancellationError`.
    func rule(on question: JudgeQuestion) async throws -> Ruling
}
