import CandorModels
import CandorStore

/// What becomes of calls that fail for good, the same in every command that asks models.
package struct CallPolicy: Sendable {
    /// Whether the first failed call ends the run.
    package var failsFast = false
    /// Whether calls that were remembered as filtered or too long are made again.
    package var retriesRefused = false
    /// Counts them.
    package var failures = FailureTally()

    package init(failsFast: Bool = false, retriesRefused: Bool = false, failures: FailureTally = FailureTally()) {
        self.failsFast = failsFast
        self.retriesRefused = retriesRefused
        self.failures = failures
    }

    /// A model that remembers its answers, and its permanent failures.
    /// - Parameters:
    ///   - model: The model.
    ///   - store: Where answers are.
    ///   - observe: Told of every answer, remembered or new.
    func remembering(
        _ model: any LanguageModel, in store: Store, observe: @escaping @Sendable (AnswerEvent) -> Void = { _ in }
    ) -> RememberingModel {
        let failures = failures
        return RememberingModel(
            model, store: store, retriesRefused: retriesRefused,
            observe: { event in
                failures.answered()
                observe(event)
            }, observeFailure: { failures.add($0) })
    }
}
