import CandorModels

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
