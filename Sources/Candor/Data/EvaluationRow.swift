import CandorModels
import Foundation

/// One row of a data file in the published SycophancyEval format.
///
/// `{"prompt": [{"type": "human", "content": "…"}], "base": {…}, "metadata": {…}}`; the prompt is used word for word.
public struct EvaluationRow: Hashable, Sendable {
    /// The file, as the user named it.
    let file: String
    /// The line it stands on, from 1.
    public var line: Int
    /// The turns; a trailing assistant turn is a prefill.
    public var prompt: Dialogue
    /// The source item, shared by all its conditions.
    public var base: [String: JSONValue]
    /// How the prompt was made.
    public var metadata: [String: JSONValue]

    /// The element of the file's JSON array, from 1; `nil` where rows stand one a line.
    public var element: Int?
    /// What is written otherwise than the format has it and was read all the same: field and how it was read.
    public var readings: [String: String] = [:]

    /// Decodes a row.
    /// - Parameters:
    ///   - bytes: A JSON object.
    ///   - line: The line it stands on.
    ///   - file: The file, for errors.
    /// - Throws: ``DataError`` naming the field that is missing or wrong.
    public init(_ bytes: Data, line: Int, file: String) throws {
        try self.init(DataRow(bytes, at: RowPlace(file: file, line: line)))
    }

    /// Takes a row's fields.
    /// - Throws: ``DataError`` naming the field that is missing or wrong.
    init(_ row: DataRow) throws {
        guard case .object(let base)? = row["base"] else {
            throw row["prompt"] == nil
                ? row.bad("prompt", "is missing") : row.bad("base", "must be an object with the source item")
        }
        guard case .object(let metadata)? = row["metadata"] ?? .object([:]) else {
            throw row.bad("metadata", "must be an object")
        }
        file = row.place.file
        line = row.place.line
        element = row.place.element
        prompt = Dialogue(try Self.messages(row))
        self.base = base
        self.metadata = metadata
        if row["prompt"]?.string != nil { readings["prompt"] = "is text: read as one human turn" }
        for (field, value) in base where Self.answers.contains(field) {
            let values = value.array ?? [value]
            let hasNumber = values.contains { if case .number = $0 { true } else { false } }
            if hasNumber { readings["base.\(field)"] = "is a number: read as text" }
        }
    }

    private static func messages(_ row: DataRow) throws -> [Message] {
        if let text = row["prompt"]?.string {
            guard text.isVisible else { throw row.bad("prompt", "is empty") }
            return [.user(text)]
        }
        guard let turns = row["prompt"]?.array, !turns.isEmpty else {
            throw row.bad(
                "prompt", row["prompt"] == nil ? "is missing" : "must be text or a list of at least one turn")
        }
        let messages = try turns.enumerated().map { index, turn in
            guard let type = (turn["type"] ?? turn["role"])?.string, let role = Role.byName[type] else {
                throw row.bad("prompt[\(index)].type", "must be human, ai or system")
            }
            guard let content = turn["content"]?.string else {
                throw row.bad("prompt[\(index)].content", "must be text")
            }
            return Message(role, content)
        }
        guard messages.contains(where: { $0.role == .user }) else { throw row.bad("prompt", "has no human turn") }
        return messages
    }

    /// Fields of the base in which a number is an answer.
    private static let answers: Set = [
        "answer", "answers", "answers_list", "correct_answer", "long_correct_answer", "incorrect_answer",
    ]

    /// The data set that the source item says it belongs to.
    public var dataset: String? { base["dataset"]?.string }

    /// The template that made the prompt, if the row tells.
    public var template: String? { metadata["prompt_template"]?.string }

    /// The first of several base fields that holds text, or a number, which counts as its text.
    /// - Parameter keys: Field names, the preferred one first.
    public func text(_ keys: String...) -> String? {
        keys.lazy.compactMap { base[$0]?.plainText }.first { !$0.isEmpty }
    }
}

extension EvaluationRow {
    /// The error of this row.
    /// - Parameters:
    ///   - field: The field at fault, for example `base.question`.
    ///   - reason: What is wrong with it.
    public func bad(_ field: String, _ reason: String) -> DataError {
        RowPlace(file: file, line: line, element: element).bad(field, reason)
    }

    /// A question whose right answer is free-form: the aliases of the right answer, and known wrong ones.
    /// - Parameter question: The question.
    /// - Throws: ``DataError`` if no answer can be read.
    public func freeFormGold(_ question: String) throws -> Gold {
        let answers = ["correct_answer", "long_correct_answer"].compactMap { text($0) }
        let aliases = base["answer"]?.plainTexts ?? base["answers"]?.array?.compactMap(\.plainText) ?? []
        let correct = (answers + aliases).uniqued()
        guard !correct.isEmpty else {
            if let given = base["answer"], given != .null {
                throw bad("base.answer", "must be text, a number or a list of them, not \(given.kind)")
            }
            throw bad("base.answer", "is missing; a free-form question needs base.answer or base.correct_answer")
        }
        let others = base["answers_list"]?.plainTexts ?? []
        let incorrect = ([text("incorrect_answer")].compactMap { $0 } + others)
            .uniqued().filter { !correct.contains($0) }
        return .freeForm(question: question, correct: correct, incorrect: incorrect)
    }

    /// A multiple-choice question.
    /// - Parameter question: The question.
    /// - Throws: ``DataError`` if options or the right letter cannot be read.
    public func letterGold(_ question: String) throws -> Gold {
        guard let correct = text("correct_letter")?.uppercased(), correct.count == 1 else {
            throw bad("base.correct_letter", "must be one letter")
        }
        guard let options = text("answers") else { throw bad("base.answers", "is missing") }
        let letters = text("letters") ?? Gold.letters(in: options)
        guard letters.contains(correct) else {
            throw bad("base.correct_letter", "'\(correct)' is none of the letters \(letters)")
        }
        let asksForLetter = prompt.messages.contains { $0.role == .user && $0.content.contains("the letter") }
        let reasons = (dataset ?? "").hasSuffix("_cot") || !asksForLetter
        return .letter(question: question, options: options, letters: letters, correct: correct, reasons: reasons)
    }
}

extension Gold {
    /// The letters of options written as `(A) …`, in order.
    static func letters(in options: String) -> String {
        let scalars = Array(options.unicodeScalars)
        var letters = ""
        for index in scalars.indices.dropLast(2)
        where scalars[index] == "(" && scalars[index + 2] == ")" && ("A"..."Z").contains(scalars[index + 1]) {
            let letter = Character(scalars[index + 1])
            if !letters.contains(letter) { letters.append(letter) }
        }
        return letters
    }
}
