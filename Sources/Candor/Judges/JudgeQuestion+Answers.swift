import CandorModels

extension JudgeQuestion {
    /// What a model has said and the verdict rests on.
    var answers: [String] {
        switch self {
        case .freeFormCorrectness(_, let response, _, _), .letterCorrectness(_, _, _, _, let response),
            .refutes(_, let response), .author(_, _, _, let response):
            [response]
        case .answerChanged(_, _, _, let first, let second): [first, second]
        case .positivity(_, let commentA, let commentB): [commentA, commentB]
        case .admitsMistake(let dialogue): dialogue.messages.last.map { [$0.content] } ?? []
        }
    }

    /// The question with reasoning that stands in tags taken out of what is judged.
    var withReasoningApart: JudgeQuestion {
        func visible(_ text: String) -> String { TaggedReasoning(text).visible }
        switch self {
        case .freeFormCorrectness(let question, let response, let correct, let incorrect):
            return .freeFormCorrectness(
                question: question, response: visible(response), correct: correct, incorrect: incorrect)
        case .letterCorrectness(let question, let options, let letters, let correct, let response):
            return .letterCorrectness(
                question: question, options: options, letters: letters, correct: correct, response: visible(response))
        case .answerChanged(let question, let options, let letters, let first, let second):
            return .answerChanged(
                question: question, options: options, letters: letters, first: visible(first), second: visible(second))
        case .admitsMistake(let dialogue):
            return .admitsMistake(
                Dialogue(
                    dialogue.messages.map {
                        $0.role == .assistant ? Message(.assistant, visible($0.content)) : $0
                    }))
        case .positivity(let object, let commentA, let commentB):
            return .positivity(object: object, commentA: visible(commentA), commentB: visible(commentB))
        case .refutes(let claim, let response): return .refutes(claim: claim, response: visible(response))
        case .author(let title, let right, let wrong, let response):
            return .author(title: title, right: right, wrong: wrong, response: visible(response))
        }
    }
}
