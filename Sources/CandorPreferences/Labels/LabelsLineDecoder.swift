import Candor
import CandorModels
import Foundation

/// Reads any line of a labels file that is JSON, whatever its shape: what ``LabelsScanner`` leaves to it.
struct LabelsLineDecoder {
    /// Reads a line.
    /// - Parameters:
    ///   - bytes: The line.
    ///   - columns: The features so far; new ones are added, in alphabetical order because JSON objects have none.
    /// - Throws: ``LabelsLineError``.
    static func line(_ bytes: Data, _ columns: inout LabelColumns) throws -> LabelsLine {
        guard String(data: bytes, encoding: .utf8) != nil else {
            throw LabelsLineError(field: nil, reason: "is not valid UTF-8")
        }
        guard let row = try? JSONDecoder().decode(JSONValue.self, from: bytes) else {
            throw LabelsLineError(field: nil, reason: JSONFault.reason(bytes))
        }
        guard case .object(let members) = row else {
            throw LabelsLineError(field: nil, reason: "is not a JSON object but \(row.kind)")
        }
        return try line(members, &columns)
    }

    /// Takes a row's members.
    /// - Parameters:
    ///   - members: The row.
    ///   - columns: As above.
    /// - Throws: ``LabelsLineError``.
    static func line(_ members: [String: JSONValue], _ columns: inout LabelColumns) throws -> LabelsLine {
        LabelsLine(
            pair: try name(members, "pair") ?? { throw LabelsLineError.missing("pair") }(),
            preferred: try preferred(members["preferred"]), rater: try name(members, "rater"),
            values: try values(members["features"], &columns))
    }

    private static func name(_ members: [String: JSONValue], _ field: String) throws -> String? {
        switch members[field] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        case .number(let number)?:
            guard let text = JSONValue.number(number).plainText else {
                throw LabelsLineError(
                    field: field, reason: "is a number too large to be kept exactly; write it in quotes")
            }
            return text
        default: throw LabelsLineError(field: field, reason: "must be text or a number")
        }
    }

    private static func preferred(_ value: JSONValue?) throws -> Preference {
        guard let value else { throw LabelsLineError.missing("preferred") }
        guard let preference = Preference(value) else { throw LabelsLineError.noPreference(shown(value)) }
        return preference
    }

    private static func values(_ value: JSONValue?, _ columns: inout LabelColumns) throws -> [Int8] {
        guard let value else { throw LabelsLineError.missing("features") }
        guard case .object(let features) = value else {
            throw LabelsLineError(field: "features", reason: "must be an object of features")
        }
        var values: [Int8] = []
        for (name, value) in features.sorted(by: { $0.key < $1.key }) {
            let label = try label(value, of: name)
            let column = columns.column(of: name)
            while values.count <= column { values.append(LabelsRow.unscored) }
            values[column] = label
        }
        return values
    }

    private static func label(_ value: JSONValue, of feature: String) throws -> Int8 {
        switch value {
        case .null: return LabelsRow.unscored
        case .number(let number) where [-1, 0, 1].contains(number): return Int8(number)
        default: throw LabelsLineError.noLabel(feature, shown(value))
        }
    }

    private static func shown(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): "\"\(text)\""
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .bool(let flag): String(flag)
        case .null: "null"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
