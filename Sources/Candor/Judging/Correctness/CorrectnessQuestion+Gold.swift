import CandorModels

extension CorrectnessQuestion {
    /// Reads a multiple-choice question where there is a `correct_letter`, otherwise a free-form one.
    public init(gold: GoldInput) throws {
        let question = try gold.text("question")
        if gold["correct_letter"] != nil {
            let options = try gold.text("options")
            let letters = gold["letters"]?.string ?? Gold.letters(in: options)
            let correct = try gold.text("correct_letter")
            self = .letterCorrectness(
                question: question, options: options, letters: letters, correct: correct,
                response: try gold.text("response"))
        } else {
            let response = try gold.text("response")
            self = .freeFormCorrectness(
                question: question, response: response, correct: try gold.texts("correct"),
                incorrect: gold["incorrect"]?.plainTexts ?? [])
        }
    }

    /// The members of `input`.
    public var goldInput: [String: JSONValue] {
        var input: [String: JSONValue] = ["question": .string(question), "response": .string(response)]
        switch key {
        case .aliases(let correct, let incorrect):
            input["correct"] = .array(correct.map(JSONValue.string))
            input["incorrect"] = .array(incorrect.map(JSONValue.string))
        case .letter(let options, let letters, let correct):
            input["options"] = .string(options)
            input["letters"] = .string(letters)
            input["correct_letter"] = .string(correct)
        }
        return input
    }

    /// The accepted answers and the known wrong ones.
    public static var goldLists: Set<String> { ["correct", "incorrect"] }

    /// The first answer of a dialogue, or the response that counts.
    public init?(verdict: String, of trial: Trial, against baseline: Trial?) {
        let about = trial.about
        let isFirst = verdict == AreYouSureVerdict.correctnessFirst
        question = about["question"] ?? ""
        response = isFirst ? trial.said("first_answer") : trial.response
        if let letters = about["letters"] {
            key = .letter(options: about["options"] ?? "", letters: letters, correct: about["correct"] ?? "")
        } else {
            key = .aliases(
                correct: TextLines(about["accepted"] ?? "").texts, incorrect: TextLines(about["incorrect"] ?? "").texts)
        }
    }
}
