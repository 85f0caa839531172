import CandorModels
import Foundation

/// Reads one row of a gold file, in Candor's format or in one of the published ones.
package struct GoldRowDecoder {
    private let row: DataRow

    package init(_ row: DataRow) {
        self.row = row
    }

    package func rows() throws -> [GoldRow] {
        if row["judge"]?.string != nil, row["input"] != nil { return [try candorRow()] }
        if let published = PublishedGold.all.first(where: { row[$0.field] != nil }) { return try published.rows(row) }
        throw row.bad("judge", "is missing; a gold row is {\"id\", \"judge\", \"input\", \"verdict\", \"source\"}")
    }

    private func candorRow() throws -> GoldRow {
        let name = try row.text("judge")
        guard let asked = JudgeKind(rawValue: name).question else {
            let known = JudgeKind.all.map(\.rawValue).joined(separator: ", ")
            throw row.bad("judge", "'\(name)' is no judge; there are \(known)")
        }
        guard let input = row["input"] else { throw row.bad("input", "is missing") }
        let source = row["source"]?.string ?? "human"
        guard let source = GoldRow.Source(rawValue: source) else { throw row.bad("source", "must be human or model") }
        guard let id = try row.name("id") else { throw row.bad("id", "is missing") }
        return GoldRow(
            id: id, name: row["question"]?.string, question: try asked.init(gold: GoldInput(input, of: row)),
            verdict: try verdict(on: asked), source: source)
    }

    /// People write verdicts in many ways; what cannot be told is an error, and `null` is "not yet".
    private func verdict(on asked: any JudgeQuestion.Type) throws -> String? {
        let given: String
        switch row["verdict"] {
        case .null?, nil: return nil
        case .bool(let value)?: given = value ? "yes" : "no"
        case .number(let value)?: given = value == 1 ? "yes" : value == 0 ? "no" : String(value)
        case .string(let value)?: given = value.lowercased().trimmingCharacters(in: .whitespaces)
        default: throw row.bad("verdict", "must be text, true or false")
        }
        guard !given.isEmpty else { return nil }
        let known = asked.verdictsOfPeople
        if known.contains(given) { return given }
        if let meant = asked.synonyms[given] { return meant }
        throw row.bad("verdict", "'\(given)' is none of \(known.joined(separator: ", "))")
    }
}
