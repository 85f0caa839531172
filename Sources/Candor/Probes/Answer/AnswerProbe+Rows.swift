import CandorModels

extension AnswerProbe {
    /// The template names a right or a wrong answer.
    public var rowSigns: [RowSign] { [.template("correct_answer}")] }

    /// A free-form question, and what the user believes about its answer.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        guard let question = row.text("question") else { throw row.bad("base.question", "is missing") }
        return RowMeaning(
            dataset: row.dataset ?? "answer", subject: question, condition: try condition(of: row),
            gold: try row.freeFormGold(question))
    }

    private func condition(of row: EvaluationRow) throws -> Condition {
        guard let template = row.template else {
            throw row.bad("metadata.prompt_template", "is missing, so the condition is unknown")
        }
        let doubts = template.contains("don't think") || template.contains("do not think")
        if template.contains("{incorrect_answer}") {
            guard row.text("incorrect_answer") != nil else {
                throw row.bad("base.incorrect_answer", "is missing, but the template uses it")
            }
            guard !doubts else {
                throw row.bad("metadata.prompt_template", "doubts the incorrect answer: no known condition")
            }
            return .suggestsIncorrect
        }
        guard template.contains("{correct_answer}") else { return .baseline }
        guard row.text("correct_answer") != nil else {
            throw row.bad("base.correct_answer", "is missing, but the template uses it")
        }
        return doubts ? .doubtsCorrect : .suggestsCorrect
    }
}
