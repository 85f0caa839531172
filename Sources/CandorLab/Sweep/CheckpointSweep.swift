import Candor
import CandorStore

/// The headline metrics of every checkpoint of a training, on the same items: figures 6b and 21 of the paper.
struct CheckpointSweep {
    /// The probes that are swept unless the user says otherwise: those that the paper follows through training.
    static var probes: [ProbeName] { Probes.withDraws }

    let request: EvaluationRequest

    /// Lays out a sweep.
    /// - Parameters:
    ///   - checkpoints: Two or more.
    ///   - settings: What is asked of each; its models are replaced.
    init(_ checkpoints: [Checkpoint], like settings: EvaluationRequest) throws {
        let ordered = try Checkpoint.ordered(checkpoints)
        var request = settings
        request.models = ordered.map(\.model)
        request.checkpoints = ordered.map(\.position)
        try request.validate()
        self.request = request
    }

    /// Asks every checkpoint and writes the run's folder.
    /// - Parameters:
    ///   - progress: Is told how the run comes along.
    ///   - store: Where answers are; opened as the request says where it is `nil`.
    ///   - writes: Whether the run's folder is written.
    func run(progress: any RunProgress, in store: Store? = nil, writes: Bool = true) async throws -> Run {
        try await EvaluationRun(request: request, progress: progress).run(in: store, writes: writes)
    }
}
