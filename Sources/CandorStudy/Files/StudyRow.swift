import Candor
import CandorModels

/// A row of a file of tasks, with what is needed to say what is wrong with it.
struct StudyRow {
    let row: DataRow

    init(_ row: DataRow) {
        self.row = row
    }

    /// The fields.
    var value: JSONValue { row.value }

    /// A text; `nil` where the field is absent or null.
    func optionalText(_ field: String) throws -> String? { try row.optionalText(field) }

    /// A name: text that is not empty, or a number.
    func name(_ field: String) throws -> String? { try row.name(field) }

    /// A name that must be there.
    func requiredName(_ field: String) throws -> String {
        guard let name = try name(field) else {
            throw bad(field, value[field]?.string == nil ? "is missing" : "is empty")
        }
        return name
    }

    /// What is answered, as text or turns; none where the field is absent.
    func turns(_ field: String) throws -> [Message] {
        guard let value = value[field], value != .null else { return [] }
        return try DialogueField(value, name: field, at: row.place).asked()
    }

    /// The error of a field of this row.
    func bad(_ field: String, _ reason: String) -> DataError { row.bad(field, reason) }
}
