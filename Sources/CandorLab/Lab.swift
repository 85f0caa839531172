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
    /// The store, where it is open already: a command's is opened once its plan has been checked.
    let opened: Store?
    let progress: any RunProgress
    /// Whose answers are remembered, where they came from another address.
    let origin: OriginChoice
    /// Whether a run's files are written even where its plan names no folder, as commands do.
    let writesAlways: Bool

    /// Opens a store, and makes one where there is none.
    /// - Parameters:
    ///   - store: The file of answers, scores and runs.
    ///   - progress: Is told how runs come along.
    /// - Throws: `StoreError` where the file is no store, or cannot be written.
    public init(store: String = "candor.sqlite", progress: any RunProgress = NoProgress()) async throws {
        path = store
        opened = try Store(path: store)
        self.progress = progress
        (origin, writesAlways) = (.ask, false)
    }

    /// A laboratory as a command has it: the store is opened once a plan has been checked, and files are always written.
    /// - Parameters:
    ///   - command: The file of answers, scores and runs.
    ///   - origin: Whose answers are remembered, where they came from another address.
    ///   - progress: Is told how runs come along.
    package init(command store: String?, origin: OriginChoice = .ask, progress: any RunProgress) {
        path = store ?? Self.defaultStore
        opened = nil
        self.progress = progress
        (self.origin, writesAlways) = (origin, true)
    }

    /// The store of a command that names none.
    package static let defaultStore = "candor.sqlite"

    /// The store, which is opened where it is not open.
    func open() throws -> Store { try opened ?? Store(path: path) }

    /// Whether a run's files are written.
    /// - Parameter folder: The folder that the plan names.
    func writes(to folder: String?) -> Bool { writesAlways || folder != nil }

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
            (request.store, request.origin) = (path, origin)
            try request.validate()
            return try await EvaluationRun(request: request, progress: progress)
                .run(in: opened, writes: writes(to: plan.out))
        }
    }

    /// The runs in the store, the latest first.
    /// - Throws: `StoreError`.
    public func runs() async throws -> [StoredRun] { try await open().runs() }

    /// A run that has ended.
    /// - Parameter reference: Its id, `latest`, or the folder that it was written to.
    /// - Throws: `StoreError` or `DataError` where there is none, ``LabError`` where it has not ended, or is of a kind
    ///   without probes.
    public func run(named reference: String) async throws -> Run {
        try await RunReference(text: reference, store: path).load()
    }
}
