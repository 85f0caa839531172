import CandorModels

/// A row of a file of tasks, with what is needed to say what is wrong with it.
struct StudyRow {
    let row: PairRows.Row
    let file: String

    init(_ row: PairRows.Row, file: String) {
        self.row = row
        self.file = file
    }

    /// The fields.
    var value: JSONValue { row.value }

    /// A text that must be there.
    func text(_ field: String) throws -> String {
        guard let text = try optionalText(field) else { throw bad(field, "is missing") }
        return text
    }

    /// A text; `nil` where the field is absent or null.
    func optionalText(_ field: String) throws -> String? {
        switch value[field] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw bad(field, "must be text")
        }
    }

    /// A name: text that is not empty, or a number.
    func name(_ field: String) throws -> String? {
        switch value[field] {
        case nil, .null?: return nil
        case .string(let text)?:
            guard !text.trimmed.isEmpty else { throw bad(field, "is empty") }
            return text
        case .number(let number)?: return Int(exactly: number).map(String.init) ?? String(number)
        default: throw bad(field, "must be text or a number")
        }
    }

    /// A name that must be there.
    func requiredName(_ field: String) throws -> String {
        guard let name = try name(field) else { throw bad(field, "is missing") }
        return name
    }

    /// What is answered, as text or turns; none where the field is absent.
    func turns(_ field: String) throws -> [Message] {
        guard let value = value[field], value != .null else { return [] }
        return try DialogueField(value: value, name: field, line: row.line, file: file).asked()
    }

    /// The error of a field of this row.
    func bad(_ field: String, _ reason: String) -> DataError {
        DataError(.badRow, file: file, line: row.line, field: field, reason: reason)
    }
}
