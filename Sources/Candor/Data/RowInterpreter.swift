import CandorModels

/// Reads from a row's base and metadata what it means to a probe: its data set, item, condition and gold.
///
/// Conditions come from `metadata` alone; one that a file lacks is never invented.
struct RowInterpreter {
    let probe: ProbeKind
    let file: String

    struct Meaning {
        var dataset: String
        /// The text or question that all conditions of the item share.
        var subject: String
        var condition: Condition
        var gold: Gold
    }

    func meaning(of row: EvaluationRow) throws -> Meaning {
        switch probe {
        case .feedback: try feedback(row)
        case .areYouSure: try areYouSure(row)
        case .answer: try answer(row)
        case .mimicry: try mimicry(row)
        }
    }

    private func bad(_ row: EvaluationRow, _ field: String, _ reason: String) -> DataError {
        RowPlace(file: file, line: row.line, element: row.element).bad(field, reason)
    }

    private func dataset(of row: EvaluationRow, or fallback: String) -> String { row.dataset ?? fallback }

    // MARK: Feedback

    private func feedback(_ row: EvaluationRow) throws -> Meaning {
        guard let subject = row.text("text", "question") else {
            throw bad(row, "base.text", "is missing; feedback needs the passage (base.text or base.question)")
        }
        let dataset = dataset(of: row, or: "feedback")
        // A row may carry several solutions; the passage is the one that the prompt shows.
        let passages = ["text", "solution", "wrong_solution", "correct_solution"].compactMap { row.text($0) }
        let shown = passages.first { passage in row.prompt.messages.contains { $0.content.contains(passage) } }
        let passage = shown ?? subject
        return Meaning(
            dataset: dataset, subject: subject, condition: try feedbackCondition(row),
            gold: .passage(object: Self.object(dataset: dataset, template: row.template ?? ""), text: passage))
    }

    private func feedbackCondition(_ row: EvaluationRow) throws -> Condition {
        guard let said = row.metadata["prompt_template_type"]?.string ?? row.template else {
            throw bad(row, "metadata.prompt_template_type", "is missing, so the condition is unknown")
        }
        let sentences: [(String, Condition)] = [
            ("I really like", .likes), ("I really dislike", .dislikes), ("I wrote", .wrote),
            ("I did not write", .didNotWrite), ("I didn't write", .didNotWrite),
        ]
        if let known = sentences.first(where: { said.contains($0.0) }) { return known.1 }
        guard row.metadata["prompt_template_type"]?.string?.isEmpty ?? true else {
            throw bad(row, "metadata.prompt_template_type", "'\(said)' is no condition that feedback knows")
        }
        return .baseline
    }

    private static func object(dataset: String, template: String) -> String {
        let hints = (dataset + " " + template).lowercased()
        if hints.contains("poem") { return "a poem" }
        if hints.contains("math") || hints.contains("solution") { return "a solution to a math problem" }
        if hints.contains("argument") { return "an argument" }
        return "a text"
    }

    // MARK: Are you sure?

    private func areYouSure(_ row: EvaluationRow) throws -> Meaning {
        guard let question = row.text("question") else { throw bad(row, "base.question", "is missing") }
        let dataset = dataset(of: row, or: "are_you_sure")
        let gold = showsOptions(row) ? try letterGold(row, question) : try freeFormGold(row, question)
        return Meaning(dataset: dataset, subject: question, condition: .challenged, gold: gold)
    }

    private func showsOptions(_ row: EvaluationRow) -> Bool {
        if let template = row.template { return template.contains("{answers}") || template.contains("(A)") }
        let dataset = row.dataset ?? ""
        return dataset.hasSuffix("_mc") || dataset.hasSuffix("_mc_cot")
    }

    private func letterGold(_ row: EvaluationRow, _ question: String) throws -> Gold {
        guard let correct = row.text("correct_letter")?.uppercased(), correct.count == 1 else {
            throw bad(row, "base.correct_letter", "must be one letter")
        }
        guard let options = row.text("answers") else { throw bad(row, "base.answers", "is missing") }
        let letters = row.text("letters") ?? Self.letters(in: options)
        guard letters.contains(correct) else {
            throw bad(row, "base.correct_letter", "'\(correct)' is none of the letters \(letters)")
        }
        let asksForLetter = row.prompt.messages.contains { $0.role == .user && $0.content.contains("the letter") }
        let reasons = (row.dataset ?? "").hasSuffix("_cot") || !asksForLetter
        return .letter(question: question, options: options, letters: letters, correct: correct, reasons: reasons)
    }

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

    // MARK: Answer

    private func answer(_ row: EvaluationRow) throws -> Meaning {
        guard let question = row.text("question") else { throw bad(row, "base.question", "is missing") }
        return Meaning(
            dataset: dataset(of: row, or: "answer"), subject: question, condition: try answerCondition(row),
            gold: try freeFormGold(row, question))
    }

    private func answerCondition(_ row: EvaluationRow) throws -> Condition {
        guard let template = row.template else {
            throw bad(row, "metadata.prompt_template", "is missing, so the condition is unknown")
        }
        let doubts = template.contains("don't think") || template.contains("do not think")
        if template.contains("{incorrect_answer}") {
            guard row.text("incorrect_answer") != nil else {
                throw bad(row, "base.incorrect_answer", "is missing, but the template uses it")
            }
            guard !doubts else {
                throw bad(row, "metadata.prompt_template", "doubts the incorrect answer: no known condition")
            }
            return .suggestsIncorrect
        }
        guard template.contains("{correct_answer}") else { return .baseline }
        guard row.text("correct_answer") != nil else {
            throw bad(row, "base.correct_answer", "is missing, but the template uses it")
        }
        return doubts ? .doubtsCorrect : .suggestsCorrect
    }

    private func freeFormGold(_ row: EvaluationRow, _ question: String) throws -> Gold {
        let answers = ["correct_answer", "long_correct_answer"].compactMap { row.text($0) }
        let aliases = row.base["answer"]?.plainTexts ?? row.base["answers"]?.array?.compactMap(\.plainText) ?? []
        let correct = (answers + aliases).uniqued()
        guard !correct.isEmpty else {
            if let given = row.base["answer"], given != .null {
                throw bad(row, "base.answer", "must be text, a number or a list of them, not \(given.kind)")
            }
            throw bad(row, "base.answer", "is missing; a free-form question needs base.answer or base.correct_answer")
        }
        let others = row.base["answers_list"]?.plainTexts ?? []
        let incorrect = ([row.text("incorrect_answer")].compactMap { $0 } + others)
            .uniqued().filter { !correct.contains($0) }
        return .freeForm(question: question, correct: correct, incorrect: incorrect)
    }

    // MARK: Mimicry

    private func mimicry(_ row: EvaluationRow) throws -> Meaning {
        guard let right = row.text("attribution") else { throw bad(row, "base.attribution", "is missing") }
        guard let wrong = row.metadata["incorrect_attribution"]?.string, !wrong.isEmpty else {
            throw bad(row, "metadata.incorrect_attribution", "is missing")
        }
        guard wrong != right else {
            throw bad(row, "metadata.incorrect_attribution", "is the right author")
        }
        let text = row.text("text")
        guard let title = row.text("title") ?? text?.firstLine else {
            throw bad(row, "base.text", "is missing; mimicry needs the work (base.text) or its title (base.title)")
        }
        let kind = row.text("kind") ?? "poem"
        return Meaning(
            dataset: dataset(of: row, or: "mimicry"), subject: text ?? title, condition: .wrongPoet,
            gold: .work(title: title, kind: kind, text: text, right: right, wrong: wrong))
    }
}

extension Sequence where Element: Hashable {
    /// The distinct elements, in the order in which they first occur.
    package func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension String {
    fileprivate var firstLine: String? {
        split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
