import Candor
import CandorModels

/// A plan whose file is read and written key by key: one list says what keys there are, what they mean and what is written.
package protocol KeyedPlan: ExperimentPlan {
    /// The plan that stands for what a file does not say.
    static var plain: Self { get }
    /// The keys that a file may have besides `kind`, in the order in which errors name them, and in which they are read.
    static var fields: [PlanKey<Self>] { get }
    /// The seed of everything random.
    var seed: UInt64 { get set }
}

extension KeyedPlan {
    package static var keys: [String] { fields.map(\.name) }

    package init(_ file: ExperimentFile) throws {
        self = Self.plain
        for field in Self.fields {
            guard let node = file.root[field.name] else {
                if field.isRequired { throw file.root.error(field.name, "is missing") }
                continue
            }
            try field.read(file, node, &self)
        }
        if let seed = try file.seed() { self.seed = seed }
    }

    /// Writes the kind and what differs from the plain plan.
    func write(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: PlanKeyName.self)
        try container.encode(Self.kind.rawValue, forKey: PlanKeyName("kind"))
        for field in Self.fields { try field.write(self, Self.plain, &container) }
    }
}
