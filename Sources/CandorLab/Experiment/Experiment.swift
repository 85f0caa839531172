/// An experiment of whatever kind, as a file describes it: `candor run FILE`.
///
/// The file's `kind` says which; without one it is an evaluation.
public enum Experiment: Hashable, Sendable {
    /// Probes on models.
    case evaluation(Evaluation)
    /// Probes on the checkpoints of a training.
    case sweep(Sweep)
    /// Choosing among the draws of a policy.
    case bestOfN(BestOfN)

    /// Reads an experiment file.
    /// - Parameter file: A file of YAML, or of JSON, which is a part of it.
    /// - Throws: `DataError` with the line of what is wrong.
    public init(file: String) throws {
        let file = try ExperimentFile(path: file)
        self =
            switch try file.kind() {
            case .evaluation: .evaluation(try file.evaluation())
            case .sweep: .sweep(try file.sweep())
            case .bestOfN: .bestOfN(try file.bestOfN())
            default: .evaluation(try file.evaluation())
            }
    }
}

extension Lab {
    /// Runs an experiment of whatever kind.
    /// - Parameter experiment: What is run.
    /// - Returns: The numbers and the trials.
    /// - Throws: As the plan of its kind does.
    public func run(_ experiment: Experiment) async throws -> Run {
        switch experiment {
        case .evaluation(let plan): try await run(plan)
        case .sweep(let plan): try await run(plan)
        case .bestOfN(let plan): try await run(plan)
        }
    }
}
