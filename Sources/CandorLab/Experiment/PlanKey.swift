import Candor
import CandorBasics
import CandorModels

/// A key that the file of a plan may have: how it is read into the plan, and how it is written.
package struct PlanKey<Plan> {
    /// The key.
    let name: String
    /// Whether a file has to have it.
    let isRequired: Bool
    let read: (ExperimentFile, YAMLDocument, inout Plan) throws -> Void
    let write: (Plan, _ plain: Plan, inout KeyedEncodingContainer<PlanKeyName>) throws -> Void

    /// A key that is read and written by hand.
    /// - Parameters:
    ///   - name: The key.
    ///   - read: Puts what a file says into a plan.
    ///   - write: Writes what of a plan differs from a plain one.
    init(
        _ name: String, read: @escaping (ExperimentFile, YAMLDocument, inout Plan) throws -> Void,
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
        value: @escaping (ExperimentFile, YAMLDocument) throws -> Value
    ) {
        self.name = name
        self.isRequired = isRequired
        read = { file, node, plan in plan[keyPath: field] = try value(file, node) }
        write = { plan, plain, container in
            let own = plan[keyPath: field]
            guard isRequired || own != plain[keyPath: field] else { return }
            try container.encode(own, forKey: PlanKeyName(name))
        }
    }
}

extension PlanKey {
    /// A text, for example a file's path.
    static func text(
        _ name: String, _ field: WritableKeyPath<Plan, String>, isRequired: Bool = false
    ) -> PlanKey { PlanKey(name, field, isRequired: isRequired) { try $1.text() } }

    /// A text that may be left out.
    static func text(_ name: String, _ field: WritableKeyPath<Plan, String?>) -> PlanKey {
        PlanKey(name, field) { try $1.text() }
    }

    /// A list of texts.
    static func texts(_ name: String, _ field: WritableKeyPath<Plan, [String]>) -> PlanKey {
        PlanKey(name, field) { try $1.texts() }
    }

    /// A whole number in its range.
    static func number(_ name: String, _ field: WritableKeyPath<Plan, Int>, _ quantity: Quantity) -> PlanKey {
        PlanKey(name, field) { try $0.number($1, quantity) }
    }

    /// A whole number in its range that may be left out.
    static func number(_ name: String, _ field: WritableKeyPath<Plan, Int?>, _ quantity: Quantity) -> PlanKey {
        PlanKey(name, field) { try $0.number($1, quantity) }
    }

    /// `true` or `false`.
    static func flag(_ name: String, _ field: WritableKeyPath<Plan, Bool>) -> PlanKey {
        PlanKey(name, field) { try $1.flag() }
    }

    /// A model's name.
    static func name(
        _ name: String, _ field: WritableKeyPath<Plan, String>, isRequired: Bool = false
    ) -> PlanKey { PlanKey(name, field, isRequired: isRequired) { try $0.name($1, of: name) } }

    /// The names of models.
    static func names(
        _ name: String, _ field: WritableKeyPath<Plan, [String]>, isRequired: Bool = false
    ) -> PlanKey {
        PlanKey(name, field, isRequired: isRequired) { file, node in
            try node.elements().map { try file.name($0, of: name) }
        }
    }

    /// One of a few values, by its name.
    static func choice<Value: Equatable>(
        _ name: String, _ field: WritableKeyPath<Plan, Value>, of known: [(name: String, value: Value)]
    ) -> PlanKey {
        PlanKey(name) { _, node, plan in
            let given = try node.text()
            guard let found = known.first(where: { $0.name == given }) else {
                let names = known.map(\.name)
                throw node.error(
                    name,
                    "must be \(names.joined(separator: ", ")); '\(given)' is none of them"
                        + Spelling.hint(for: given, among: names))
            }
            plan[keyPath: field] = found.value
        } write: { plan, plain, container in
            let own = plan[keyPath: field]
            guard own != plain[keyPath: field] else { return }
            try container.encode(known.first { $0.value == own }?.name, forKey: PlanKeyName(name))
        }
    }

    /// The seed, which ``KeyedPlan`` reads, because a file that is decoded has it apart.
    static func seed(_ field: WritableKeyPath<Plan, UInt64>) -> PlanKey {
        PlanKey("seed") { _, _, _ in
        } write: { plan, plain, container in
            guard plan[keyPath: field] != plain[keyPath: field] else { return }
            try container.encode(plan[keyPath: field], forKey: PlanKeyName("seed"))
        }
    }
}

/// A key of a file as a coding key.
package struct PlanKeyName: CodingKey {
    package let stringValue: String
    package var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    package init?(stringValue: String) { self.init(stringValue) }
    package init?(intValue: Int) { nil }
}
