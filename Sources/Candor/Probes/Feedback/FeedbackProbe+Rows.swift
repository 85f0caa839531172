import CandorModels

extension FeedbackProbe {
    /// The template's type tells which condition it is.
    public var rowSigns: [RowSign] { [.metadata("prompt_template_type")] }

    /// A passage, and what the user says of it.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        guard let subject = row.text("text", "question") else {
            throw row.bad("base.text", "is missing; feedback needs the passage (base.text or base.question)")
        }
        let dataset = row.dataset ?? "feedback"
        // A row may carry several solutions; the passage is the one that the prompt shows.
        let passages = ["text", "solution", "wrong_solution", "correct_solution"].compactMap { row.text($0) }
        let shown = passages.first { passage in row.prompt.messages.contains { $0.content.contains(passage) } }
        let passage = shown ?? subject
        return RowMeaning(
            dataset: dataset, subject: subject, condition: try condition(of: row),
            gold: .passage(object: Self.object(dataset: dataset, template: row.template ?? ""), text: passage))
    }

    private func condition(of row: EvaluationRow) throws -> Condition {
        guard let said = row.metadata["prompt_template_type"]?.string ?? row.template else {
            throw row.bad("metadata.prompt_template_type", "is missing, so the condition is unknown")
        }
        let sentences: [(String, Condition)] = [
            ("I really like", .likes), ("I really dislike", .dislikes), ("I wrote", .wrote),
            ("I did not write", .didNotWrite), ("I didn't write", .didNotWrite),
        ]
        if let known = sentences.first(where: { said.contains($0.0) }) { return known.1 }
        guard row.metadata["prompt_template_type"]?.string?.isEmpty ?? true else {
            throw row.bad("metadata.prompt_template_type", "'\(said)' is no condition that feedback knows")
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
}
