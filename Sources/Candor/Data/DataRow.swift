import CandorModels
import Foundation

/// A row of a data file: an object and where it stands.
package struct DataRow {
    /// The fields; always an object.
    package var value: JSONValue
    /// Where it stands.
    package var place: RowPlace

    package init(_ value: JSONValue, at place: RowPlace) {
        self.value = value
        self.place = place
    }

    /// Decodes a row.
    /// - Parameters:
    ///   - bytes: A JSON object.
    ///   - place: Where it stands.
    /// - Throws: ``DataError`` that says why it is none.
    init(_ bytes: Data, at place: RowPlace) throws {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: bytes) else {
            throw place.bad(nil, JSONFault.reason(bytes))
        }
        guard case .object = value else { throw place.bad(nil, "is not a JSON object but \(value.kind)") }
        self.init(value, at: place)
    }

    /// A field; `nil` where it is absent.
    package subscript(field: String) -> JSONValue? { value[field] }

    /// A text that must be there.
    /// - Throws: ``DataError`` if it is missing or something else.
    package func text(_ field: String) throws -> String {
        guard let text = try optionalText(field) else { throw bad(field, "is missing") }
        return text
    }

    /// A text; `nil` where the field is absent or null.
    package func optionalText(_ field: String) throws -> String? {
        switch value[field] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case let other?: throw bad(field, "must be text, not \(other.kind)")
        }
    }

    /// An id or another name: text or a number; `nil` where the field is absent, null or empty.
    package func name(_ field: String) throws -> String? {
        switch value[field] {
        case nil, .null?: return nil
        case .string(let text)?: return text.trimmed.isEmpty ? nil : text
        case .number(let number)?:
            guard let text = JSONValue.number(number).plainText else {
                throw bad(field, "is a number too large to be kept exactly; write it in quotes")
            }
            return text
        case let other?: throw bad(field, "must be text or a number, not \(other.kind)")
        }
    }

    /// The error of a field of this row.
    package func bad(_ field: String?, _ reason: String) -> DataError { place.bad(field, reason) }
}
