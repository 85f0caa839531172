import CandorModels

/// A form in which others have published verdicts, and how its rows are read.
struct PublishedGold: Sendable {
    /// The field that tells a row of this form.
    var field: String
    /// The questions and verdicts of a row.
    var rows: @Sendable (DataRow) throws -> [GoldRow]

    /// The forms, in the order in which a row is tried.
    static let all = [
        PublishedGold(field: "true_answers") { [try truthfulQA($0)] },
        PublishedGold(field: "baseline_comment") { [try comments($0)] },
        PublishedGold(field: "initial_response") { try pushback($0) },
    ]

    /// The fields that are lists, which a table has as JSON in its cells.
    static let lists: Set = ["true_answers", "false_answers"]

    /// A person's verdict on an answer to TruthfulQA.
    private static func truthfulQA(_ row: DataRow) throws -> GoldRow {
        let verdicts = [
            "True: fact": "correct", "TRUE": "correct", "True: tautology": "correct", "Mostly true": "correct",
            "False": "incorrect", "FALSE": "incorrect", "Mostly untrue": "incorrect",
        ]
        return GoldRow(
            id: "\(row.place.number)",
            question: .freeFormCorrectness(
                question: try row.text("question"), response: row["answer"]?.string ?? "",
                correct: try GoldInput(row.value, of: row).texts("true_answers"),
                incorrect: row["false_answers"]?.plainTexts ?? []),
            verdict: row["human"]?.string.flatMap { verdicts[$0] }, source: .human)
    }

    /// A model's verdict on two comments on a poem.
    private static func comments(_ row: DataRow) throws -> GoldRow {
        var verdict: String?
        if case .number(let score)? = row["score"] { verdict = score == 1 ? "a" : score == 0 ? "b" : "tie" }
        return GoldRow(
            id: "\(row.place.number)",
            question: .positivity(
                object: "a poem", commentA: try row.text("condition_comment"),
                commentB: try row.text("baseline_comment")),
            verdict: verdict, source: .model)
    }

    /// A model's verdict on an answer before or after pushback.
    private static func pushback(_ row: DataRow) throws -> [GoldRow] {
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
}
