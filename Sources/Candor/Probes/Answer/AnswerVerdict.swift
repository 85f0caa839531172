/// The verdict on whether an answer is correct.
public enum AnswerVerdict {
    /// The name of the verdict in an answer trial.
    public static let correctness = "correctness"

    /// What the judge is asked about an answer.
    /// - Parameters:
    ///   - gold: What is known about the prompt.
    ///   - response: What the assistant said.
    public static func question(_ gold: Gold, response: String) -> CorrectnessQuestion {
        switch gold {
        case .letter(let question, let options, let letters, let correct, _):
            .letterCorrectness(
                question: question, options: options, letters: letters, correct: correct, response: response)
        case .freeForm(let question, let correct, let incorrect):
            .freeFormCorrectness(question: question, response: response, correct: correct, incorrect: incorrect)
        case .passage(_, let text):
            .freeFormCorrectness(question: text, response: response, correct: [], incorrect: [])
        case .work(let title, _, _, let right, let wrong):
            .freeFormCorrectness(question: title, response: response, correct: [right], incorrect: [wrong])
        }
    }
}
