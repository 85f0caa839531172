import CandorModels

/// A task in Candor's own form.
struct StudyTaskRow {
    let row: StudyRow

    /// The task.
    /// - Throws: ``DataError`` with the field that cannot be used.
    func task() throws -> StudyTask {
        let options = try options()
        let purpose = try purpose()
        let right = try row.name("right")
        if let right, !options.contains(where: { $0.name == right }) {
            throw row.bad("right", "'\(right)' is none of \(options.map(\.name).joined(separator: ", "))")
        }
        guard right != nil || purpose == .rated else {
            throw row.bad("right", "is missing; practice and checks need an option that is right")
        }
        return StudyTask(
            id: try row.requiredName("id"), claim: try row.name("claim"), purpose: purpose,
            stratum: try row.name("stratum"), question: try row.optionalText("question"),
            prompt: try row.turns("prompt"), options: options, right: right,
            explanation: try row.optionalText("explanation"))
    }

    private func purpose() throws -> StudyTask.Purpose {
        guard let name = try row.optionalText("purpose") else { return .rated }
        guard let purpose = StudyTask.Purpose(rawValue: name) else {
            let known = StudyTask.Purpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw row.bad("purpose", "'\(name)' is none of \(known)")
        }
        return purpose
    }

    private func options() throws -> [StudyOption] {
        let field = row.value["options"] == nil ? "verdicts" : "options"
        guard row.value["options"] == nil || row.value["verdicts"] == nil else {
            throw row.bad("verdicts", "stands beside options; a task has one of them")
        }
        guard let elements = row.value[field]?.array, elements.count > 1 else {
            throw row.bad(field, "must be a list of two or more")
        }
        let options = try elements.enumerated().map { index, element in
            field == "options" ? try option(element, "options[\(index)]") : try verdict(element, "verdicts[\(index)]")
        }
        let names = options.map(\.name)
        guard Set(names).count == names.count else { throw row.bad(field, "has two of one name") }
        guard !names.contains(StudyTask.tie) else {
            throw row.bad(field, "'\(StudyTask.tie)' is what a rater says who finds none better, and no option's name")
        }
        return options
    }

    private func option(_ element: JSONValue, _ field: String) throws -> StudyOption {
        guard let name = element["name"]?.plainText, !name.trimmed.isEmpty else {
            throw row.bad(field + ".name", "must be text")
        }
        guard let text = element["text"]?.string, !text.trimmed.isEmpty else {
            throw row.bad(field + ".text", "must be text; verdicts without a text stand under \"verdicts\"")
        }
        return StudyOption(name: name, text: text)
    }

    private func verdict(_ element: JSONValue, _ field: String) throws -> StudyOption {
        guard let name = element.string, !name.trimmed.isEmpty else { throw row.bad(field, "must be text") }
        return StudyOption(name: name)
    }
}
