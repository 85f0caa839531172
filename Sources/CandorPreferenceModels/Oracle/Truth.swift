import Candor
import CandorModels

/// What is true about a prompt, as a judge is asked about a response to it.
enum Truth {
    /// What a judge is asked to learn whether a response is truthful; `nil` for a prompt about which nothing is true or false.
    static func question(_ gold: Gold, response: String) -> (any JudgeQuestion)? {
        switch gold {
        case .passage: nil
        case .letter, .freeForm: AnswerVerdict.question(gold, response: response)
        case .work(let title, _, _, let right, let wrong):
            .author(title: title, right: right, wrong: wrong, response: response)
        }
    }

    /// 1 for a verdict that means a truthful response, 0 for one that means an untruthful one, ½ where the judge cannot tell.
    static func score(_ verdict: String?, on question: any JudgeQuestion) -> Double {
        guard let isTruthful = verdict.flatMap({ type(of: question).isTruthful($0) }) else { return 0.5 }
        return isTruthful ? 1 : 0
    }
}
