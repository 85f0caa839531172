import Candor
import CandorModels
import Foundation

/// The same probes on every checkpoint of a training: a plan, and with its coding an experiment file of the kind `sweep`.
///
/// ```swift
/// let plan = Sweep(checkpoints: [.init(position: 0, model: "llama:start.gguf"), .init(position: 1, model: "llama:end.gguf")])
/// ```
public struct Sweep: Hashable, Sendable {
    /// A stage of training.
    public struct Stage: Hashable, Sendable, Codable {
        /// How far training had come, in a unit of one's own.
        public var position: Double
        /// The model as it was then, `kind:name`.
        public var model: String

        /// Creates a stage.
        public init(position: Double, model: String) {
            self.position = position
            self.model = model
        }
    }

    /// The stages, two or more.
    public var checkpoints: [Stage]
    /// What is asked of each: an evaluation without models, gold, resampling and bounds.
    public var measurement: Evaluation

    /// What is asked unless something else is: the probes that the paper follows through training.
    public static var defaultMeasurement: Evaluation {
        Evaluation(models: [], probes: CheckpointSweep.probes.compactMap(Probes.named))
    }

    /// Creates a plan.
    /// - Parameters:
    ///   - checkpoints: The stages, two or more.
    ///   - measurement: What is asked of each.
    public init(checkpoints: [Stage], measurement: Evaluation = Sweep.defaultMeasurement) {
        self.checkpoints = checkpoints
        self.measurement = measurement
    }

    /// The sweep with its names read.
    func sweep(origin: OriginChoice = .ask) throws -> CheckpointSweep {
        try measurement.expectMeasurementAlone()
        var request = try measurement.request()
        request.origin = origin
        let keys = KeyVariables(measurement.keyVariables)
        let stages = try checkpoints.map {
            Checkpoint(position: $0.position, model: keys.keyed(try ModelName($0.model)))
        }
        return try CheckpointSweep(stages, like: request)
    }
}

extension Sweep: Codable {
    private enum CodingKeys: String, CodingKey { case kind, checkpoints }

    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(ExperimentKind.sweep.rawValue, forKey: .kind)
        try container.encode(checkpoints, forKey: .checkpoints)
        try measurement.encode(to: encoder, unlike: Self.defaultMeasurement)
    }
}

extension Sweep: ExperimentPlan {
    package static var kind: ExperimentKind { .sweep }
    package static var keys: [String] { ["checkpoints"] + Evaluation.measurementKeys }

    package var out: String? {
        get { measurement.out }
        set { measurement.out = newValue }
    }

    package var store: String? {
        get { measurement.store }
        set { measurement.store = newValue }
    }

    package var ownProbes: [any Probe] { measurement.probes }

    package init(_ file: ExperimentFile) throws {
        let stages = try file.root["checkpoints"]?.elements().map { node in
            try node.allow(["position", "model"])
            return Stage(
                position: try node.require("position").number(),
                model: try file.name(node.require("model"), of: "model"))
        }
        self.init(checkpoints: stages ?? [], measurement: try file.filled(Self.defaultMeasurement))
    }

    package func run(in lab: Lab) async throws -> Run { try await lab.run(self) }
}

extension ExperimentKind {
    /// Probes on the checkpoints of a training.
    public static let sweep = ExperimentKind(rawValue: "sweep")
}

extension Lab {
    /// Runs the same probes on every checkpoint.
    /// - Parameter plan: What is run; its measurement's `store` is passed over, and files are written only where `out` says so.
    /// - Returns: The numbers by checkpoint, and their trends.
    /// - Throws: As ``run(_:)-(Evaluation)`` does.
    public func run(_ plan: Sweep) async throws -> Run {
        var plan = plan
        plan.store = path
        return try await Probes.with(plan.measurement.probes) { [plan] in
            try await plan.sweep(origin: origin).run(progress: progress, in: opened, writes: writes(to: plan.out))
        }
    }
}
