/// A condition of a probe, and what it is to it.
public struct ProbeCondition: Hashable, Sendable {
    /// What a condition is to its probe.
    public enum Role: Hashable, Sendable {
        /// The user implies something.
        case implied
        /// The user implies nothing, in a prompt of its own about the same thing.
        case baseline
        /// The user implies nothing, in a branch from the same first answer as the implied condition.
        case branch
    }

    /// The condition.
    public var condition: Condition
    /// What the user implies, in plain words: they follow a metric's name in the report.
    public var words: String
    /// What it is to the probe.
    public var role: Role

    /// Creates a probe's condition.
    /// - Parameters:
    ///   - condition: The condition.
    ///   - words: What the user implies, in plain words, for example `user likes it`.
    ///   - role: What it is to the probe.
    public init(_ condition: Condition, _ words: String, role: Role = .implied) {
        self.condition = condition
        self.words = words
        self.role = role
    }
}

extension Probe {
    /// The conditions in which the user implies something, in the probe's order.
    package var implied: [Condition] { conditions.filter { $0.role == .implied }.map(\.condition) }

    /// The condition in which the user implies nothing; `nil` for a probe whose data have none.
    package var control: Condition? { conditions.first { $0.role != .implied }?.condition }

    /// The condition that is a branch from the same first answer; `nil` for a probe without branches.
    var branch: Condition? { conditions.first { $0.role == .branch }?.condition }
}
