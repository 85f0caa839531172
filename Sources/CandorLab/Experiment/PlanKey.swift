import Candor
import CandorModels

/// A key that the file of a plan may have: how it is read into the plan, and how it is written.
struct PlanKey<Plan> {
    /// The key.
    let name: String
    /// Whether a file has to have it.
    let isRequired: Bool
    let read: (YAMLDocument, inout Plan) throws -> Void
    let write: (Plan, _ plain: Plan, inout KeyedEncodingContainer<PlanKeyName>) throws -> Void

    /// A key that is read and written by hand.
    /// - Parameters:
    ///   - name: The key.
    ///   - read: Puts what a file says into a plan.
    ///   - write: Writes what of a plan differs from a plain one.
    init(
        _ name: String, read: @escaping (YAMLDocument, inout Plan) throws -> Void,
        write: @escaping (Plan, _ plain: Plan, inout KeyedEncodingContainer<PlanKeyName>) throws -> Void
    ) {
        self.name = name
        self.isRequired = false
        self.read = read
        self.write = write
    }

    /// A key that stands for a field. It is written where a file has to have it, or where the field is not as by default.
    /// - Parameters:
    ///   - name: The key.
    ///   - field: The field.
    ///   - isRequired: Whether a file has to have it.
    ///   - value: Reads a value.
    init<Value: Encodable & Equatable>(
        _ name: String, _ field: WritableKeyPath<Plan, Value>, isRequired: Bool = false,
        value: @escaping (YAMLDocument) throws -> Value
    ) {
        self.name = name
        self.isRequired = isRequired
        read = { node, plan in plan[keyPath: field] = try value(node) }
        write = { plan, plain, container in
            let own = plan[keyPath: field]
            guard isRequired || own != plain[keyPath: field] else { return }
            try container.encode(own, forKey: PlanKeyName(name))
        }
    }
}

/// A key of a file as a coding key.
struct PlanKeyName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
