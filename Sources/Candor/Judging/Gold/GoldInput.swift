import CandorModels

/// What a judge sees of a row of a gold file: the members of its `input`.
public struct GoldInput {
    private let row: DataRow
    private let value: JSONValue

    /// The input of a row.
    /// - Parameters:
    ///   - value: An object.
    ///   - row: The row, for errors.
    package init(_ value: JSONValue, of row: DataRow) {
        self.value = value
        self.row = row
    }

    /// A member; `nil` where it is absent.
    public subscript(member: String) -> JSONValue? { value[member] }

    /// A text that must be there.
    /// - Throws: ``DataError`` if it is missing or something else.
    public func text(_ member: String) throws -> String {
        guard let text = value[member]?.string else {
            throw bad(member, value[member].map { "must be text, not \($0.kind)" } ?? "is missing")
        }
        return text
    }

    /// A list of texts, or a single one, that must be there.
    /// - Throws: ``DataError`` if it is missing, empty or something else.
    public func texts(_ member: String) throws -> [String] {
        guard let texts = value[member]?.plainTexts, !texts.isEmpty else {
            throw bad(member, value[member] == nil ? "is missing" : "must be a list of texts")
        }
        return texts
    }

    /// The error of a field of the row.
    public func bad(_ field: String?, _ reason: String) -> DataError { row.bad(field, reason) }
}
