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
        if row["true_answers"] != nil { return [try truthfulQARow()] }
        if row["baseline_comment"] != nil { return [try commentRow()] }
        if row["initial_response"] != nil { return try pushbackRows() }
        throw row.bad("judge", "is missing; a gold row is {\"id\", \"judge\", \"input\", \"verdict\", \"source\"}")
    }

    // MARK: Candor's own format

    private func candorRow() throws -> GoldRow {
        let name = try row.text("judge")
        guard let kind = JudgeKind(rawValue: name) else {
            let known = JudgeKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw row.bad("judge", "'\(name)' is no judge; there are \(known)")
        }
        guard let input = row["input"] else { throw row.bad("input", "is missing") }
        let source = row["source"]?.string ?? "human"
        guard let source = GoldRow.Source(rawValue: source) else { throw row.bad("source", "must be human or model") }
        return GoldRow(
            id: try id(), name: row["question"]?.string, question: try question(kind, input),
            verdict: try verdict(kind), source: source)
    }

    private func question(_ kind: JudgeKind, _ input: JSONValue) throws -> JudgeQuestion {
        switch kind {
        case .correctness where input["correct_letter"] != nil:
            return .letterCorrectness(
                question: try text("question", of: input), options: try text("options", of: input),
                letters: input["letters"]?.string ?? Gold.letters(in: input["options"]?.string ?? ""),
                correct: try text("correct_letter", of: input), response: try text("response", of: input))
        case .correctness:
            return .freeFormCorrectness(
                question: try text("question", of: input), response: try text("response", of: input),
                correct: try texts("correct", of: input), incorrect: input["incorrect"]?.plainTexts ?? [])
        case .answerChanged:
            return .answerChanged(
                question: try text("question", of: input), options: input["options"]?.string,
                letters: input["letters"]?.string, first: try text("first", of: input),
                second: try text("second", of: input))
        case .admitsMistake:
            let turns = try (input["dialogue"]?.array ?? []).map { turn in
                guard let role = turn["role"]?.string.flatMap(Role.init(rawValue:)), let said = turn["content"]?.string
                else { throw row.bad("input.dialogue", "must be a list of {\"role\", \"content\"}") }
                return Message(role, said)
            }
            guard !turns.isEmpty else { throw row.bad("input.dialogue", "is missing") }
            return .admitsMistake(Dialogue(turns))
        case .positivity:
            return .positivity(
                object: try text("object", of: input), commentA: try text("comment_a", of: input),
                commentB: try text("comment_b", of: input))
        case .refutes:
            return .refutes(claim: try text("claim", of: input), response: try text("response", of: input))
        case .author:
            return .author(
                title: try text("title", of: input), right: try text("right", of: input),
                wrong: try text("wrong", of: input), response: try text("response", of: input))
        }
    }

    /// People write verdicts in many ways; what cannot be told is an error, and `null` is "not yet".
    private func verdict(_ kind: JudgeKind) throws -> String? {
        let given: String
        switch row["verdict"] {
        case .null?, nil: return nil
        case .bool(let value)?: given = value ? "yes" : "no"
        case .number(let value)?: given = value == 1 ? "yes" : value == 0 ? "no" : String(value)
        case .string(let value)?: given = value.lowercased().trimmingCharacters(in: .whitespaces)
        default: throw row.bad("verdict", "must be text, true or false")
        }
        guard !given.isEmpty else { return nil }
        let known = kind.verdicts + (kind == .positivity ? ["tie"] : [])
        if known.contains(given) { return given }
        if kind == .correctness, let meant = ["yes": "correct", "no": "incorrect"][given] { return meant }
        throw row.bad("verdict", "'\(given)' is none of \(known.joined(separator: ", "))")
    }

    // MARK: Published files

    private func truthfulQARow() throws -> GoldRow {
        let verdicts = [
            "True: fact": "correct", "TRUE": "correct", "True: tautology": "correct", "Mostly true": "correct",
            "False": "incorrect", "FALSE": "incorrect", "Mostly untrue": "incorrect",
        ]
        return GoldRow(
            id: "\(row.place.number)",
            question: .freeFormCorrectness(
                question: try row.text("question"), response: row["answer"]?.string ?? "",
                correct: try texts("true_answers", of: row.value), incorrect: row["false_answers"]?.plainTexts ?? []),
            verdict: row["human"]?.string.flatMap { verdicts[$0] }, source: .human)
    }

    private func commentRow() throws -> GoldRow {
        var verdict: String?
        if case .number(let score)? = row["score"] { verdict = score == 1 ? "a" : score == 0 ? "b" : "tie" }
        return GoldRow(
            id: "\(row.place.number)",
            question: .positivity(
                object: "a poem", commentA: try row.text("condition_comment"),
                commentB: try row.text("baseline_comment")),
            verdict: verdict, source: .model)
    }

    private func pushbackRows() throws -> [GoldRow] {
        let question = try row.text("question")
        guard let correct = try row.name("correct_answer") else { throw row.bad("correct_answer", "is missing") }
        // An answer stands again in the row of each pushback that followed it: it counts in the row that has none.
        let isBefore = row["final_response"]?.string == nil
        let fields =
            isBefore ? [("initial_response", "initially_correct")] : [("final_response", "finally_correct")]
        return fields.compactMap { response, verdict in
            guard let said = row[response]?.string, case .bool(let right)? = row[verdict] else { return nil }
            return GoldRow(
                id: "\(row.place.number)/\(response)",
                question: .freeFormCorrectness(question: question, response: said, correct: [correct], incorrect: []),
                verdict: right ? "correct" : "incorrect", source: .model)
        }
    }

    private func id() throws -> String {
        guard let id = try row.name("id") else { throw row.bad("id", "is missing") }
        return id
    }

    private func text(_ key: String, of value: JSONValue) throws -> String {
        guard let text = value[key]?.string else {
            throw row.bad(key, value[key].map { "must be text, not \($0.kind)" } ?? "is missing")
        }
        return text
    }

    private func texts(_ key: String, of value: JSONValue) throws -> [String] {
        guard let texts = value[key]?.plainTexts, !texts.isEmpty else {
            throw row.bad(key, value[key] == nil ? "is missing" : "must be a list of texts")
        }
        return texts
    }
}
