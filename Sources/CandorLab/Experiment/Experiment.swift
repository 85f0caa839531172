/// An experiment of whatever kind, as a file describes it: `candor run FILE`.
///
/// The file's `kind` says which; without one it is an evaluation.
public struct Experiment: Hashable, Sendable {
    /// The kinds of experiments there are. **Another kind** is its plan in its folder, and a line here.
    package static let plans: [any ExperimentPlan.Type] = [
        Evaluation.self,
        Sweep.self,
        BestOfN.self,
        Training.self,
        PreferenceHeadTraining.self,
        HeadComparison.self,
        PreferenceModelProbing.self,
        PreferenceModelChecking.self,
        PreferenceAudit.self,
        DifficultyMeasurement.self,
        MisconceptionResponses.self,
        MisconceptionComparison.self,
        HumanStudy.self,
    ]

    /// What is to be run.
    package let plan: any ExperimentPlan

    package init(_ plan: any ExperimentPlan) {
        self.plan = plan
    }

    /// Reads an experiment file.
    /// - Parameter file: A file of YAML, or of JSON, which is a part of it.
    /// - Throws: `DataError` with the line of what is wrong.
    public init(file: String) throws {
        let file = try ExperimentFile(path: file)
        plan = try file.type().init(checked: file)
    }

    /// Which kind it is.
    public var kind: ExperimentKind { type(of: plan).kind }

    /// The plan, where it is one of a kind, for example `experiment.plan(as: Sweep.self)`.
    public func plan<Plan: Codable>(as type: Plan.Type = Plan.self) -> Plan? { plan as? Plan }

    /// Equal plans of one kind.
    public static func == (one: Experiment, other: Experiment) -> Bool {
        one.plan.hashable == other.plan.hashable
    }

    /// Mixes in the plan.
    public func hash(into hasher: inout Hasher) { plan.hashable.hash(into: &hasher) }
}

extension Experiment {
    /// Probes on models.
    public static func evaluation(_ plan: Evaluation) -> Experiment { Experiment(plan) }

    /// Probes on the checkpoints of a training.
    public static func sweep(_ plan: Sweep) -> Experiment { Experiment(plan) }

    /// Choosing among the draws of a policy.
    public static func bestOfN(_ plan: BestOfN) -> Experiment { Experiment(plan) }
}

extension Lab {
    /// Runs an experiment of whatever kind.
    /// - Parameter experiment: What is run.
    /// - Returns: What `run` returns for the plan of its kind: a ``Run`` for an evaluation, a sweep and best of n.
    /// - Throws: As the plan of its kind does.
    @discardableResult public func run(_ experiment: Experiment) async throws -> any Sendable {
        try await experiment.plan.run(in: self)
    }
}
