import Candor
import CandorModels

/// A plan whose file is read and written key by key: one list says what keys there are, what they mean and what is written.
protocol KeyedPlan: Codable, Hashable, Sendable {
    /// What kind of experiment it plans.
    static var kind: ExperimentKind { get }
    /// The plan that stands for what a file does not say.
    static var plain: Self { get }
    /// The keys that a file may have beside `kind`, in the order in which errors name them.
    static var keys: [PlanKey<Self>] { get }
    /// The seed of everything random.
    var seed: UInt64 { get set }
}

extension KeyedPlan {
    /// Reads a plan from the root of its file.
    /// - Throws: `DataError` at the line of what is wrong.
    init(_ root: YAMLDocument) throws {
        self = Self.plain
        for key in Self.keys {
            guard let node = root[key.name] else {
                if key.isRequired { throw root.error(key.name, "is missing") }
                continue
            }
            try key.read(node, &self)
        }
    }

    /// Writes the kind and what differs from the plain plan.
    func write(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PlanKeyName.self)
        try container.encode(Self.kind.rawValue, forKey: PlanKeyName("kind"))
        for key in Self.keys { try key.write(self, Self.plain, &container) }
    }
}
