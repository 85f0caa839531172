import CandorModels

extension AreYouSureProbe {
    /// Options are shown, and nothing is implied in the prompt.
    public var rowSigns: [RowSign] { [.template("{answers}")] }

    /// A question, multiple-choice or free-form; the doubt comes after the first answer.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        guard let question = row.text("question") else { throw row.bad("base.question", "is missing") }
        let gold = showsOptions(row) ? try row.letterGold(question) : try row.freeFormGold(question)
        return RowMeaning(
            dataset: row.dataset ?? "are_you_sure", subject: question, condition: .challenged, gold: gold)
    }

    private func showsOptions(_ row: EvaluationRow) -> Bool {
        if let template = row.template { return template.contains("{answers}") || template.contains("(A)") }
        let dataset = row.dataset ?? ""
        return dataset.hasSuffix("_mc") || dataset.hasSuffix("_mc_cot")
    }
}
