import Candor
import CandorStore
import Foundation

/// Where experiments are run: a store that remembers every answer, and what opens models, judges and data by their names.
///
/// ```swift
/// let lab = try await Lab(store: "candor.sqlite")
/// let run = try await lab.run(Evaluation(models: ["openai:gpt-4.1-mini"], probes: [.areYouSure, ThirdPerson()], limit: 200, seed: 7))
/// try await run.write(to: "out")
/// ```
///
/// Keys are taken from the environment, as the command takes them. A run that is interrupted, or cancelled, has lost nothing: run
/// again, the same plan asks only what has no answer yet.
public struct Lab: Sendable {
    /// The file of answers, scores and runs.
    public let path: String
    let store: Store
    let progress: any RunProgress

    /// Opens a store, and makes one where there is none.
    /// - Parameters:
    ///   - store: The file of answers, scores and runs.
    ///   - progress: Is told how runs come along.
    /// - Throws: `StoreError` where the file is no store, or cannot be written.
    public init(store: String = "candor.sqlite", progress: any RunProgress = NoProgress()) async throws {
        path = store
        self.store = try Store(path: store)
        self.progress = progress
    }

    /// Runs probes on models. Names, data and files are checked before the first call is paid; what is remembered is not asked again,
    /// and a run that asks nothing new comes out equal to the byte.
    /// - Parameter plan: What is run. Its ``Evaluation/store`` is passed over: answers are in this laboratory's. Files are written only
    ///   where its ``Evaluation/out`` says so; else by ``Run/write(to:)``.
    /// - Returns: The numbers and the trials.
    /// - Throws: ``LabError`` for a plan that cannot be, `ModelNameError` for a name that is none, `DataError` for data that cannot be
    ///   used, `ProviderError` for a key that is missing or refused, `CancellationError` where the task is cancelled.
    public func run(_ plan: Evaluation) async throws -> Run {
        try await Probes.with(plan.probes) {
            var request = try plan.request()
            request.store = path
            try request.validate()
            return try await EvaluationRun(request: request, progress: progress)
                .run(in: store, writes: plan.out != nil)
        }
    }

    /// The runs in the store, the latest first.
    /// - Throws: `StoreError`.
    public func runs() async throws -> [StoredRun] { try await store.runs() }

    /// A run that has ended.
    /// - Parameter reference: Its id, `latest`, or the folder that it was written to.
    /// - Throws: `StoreError` or `DataError` where there is none, ``LabError`` where it has not ended.
    public func run(named reference: String) async throws -> Run {
        try await RunReference(text: reference, store: path).load()
    }
}
