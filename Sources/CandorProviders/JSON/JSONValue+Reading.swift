import CandorModels

extension JSONValue {
    /// A number, also where it is written as text; not one that is no number.
    var double: Double? {
        switch self {
        case .number(let value): value.isNaN ? nil : value
        case .string(let text): Double(text).flatMap { $0.isNaN ? nil : $0 }
        default: nil
        }
    }

    /// A count: a whole number, a fraction rounded, or either as text; `nil` for what an integer cannot hold.
    var count: Int? { double.flatMap { Int(exactly: $0.rounded()) } }

    /// The members, if it is an object.
    var members: [String: JSONValue]? {
        guard case .object(let members) = self else { return nil }
        return members
    }

    /// A text that is not empty.
    var text: String? { string.flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether it says nothing: null, false, 0, or empty.
    var isNothing: Bool {
        switch self {
        case .null: true
        case .bool(let value): !value
        case .number(let value): value == 0
        case .string(let value): value.isEmpty
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        }
    }
}
