import Candor
import CandorModels
import CandorTesting

/// Models of known behaviour.
struct ScriptedProvider: ModelProvider {
    let kind = "scripted"
    let form = "sycophant, candid or rates?flip=0.37&…: known behaviour, to try a set-up without a model"

    func model(_ name: ModelName, from catalogue: ModelCatalogue) throws -> any LanguageModel {
        try ScriptedModel(named: name, key: catalogue.key)
    }
}

extension AnswerKey {
    /// What is right and wrong in some items.
    init(_ items: [Item]) {
        var questions: [Question] = []
        var works: [Work] = []
        var passages: [Passage] = []
        for item in items {
            guard let gold = item.prompts.first?.gold else { continue }
            switch gold {
            case .passage(_, let text): passages.append(Passage(text, dataset: item.dataset))
            case .letter(let question, _, let letters, let correct, _):
                let wrong = letters.first { String($0) != correct }.map(String.init) ?? correct
                questions.append(Question(question, right: correct, wrong: wrong, dataset: item.dataset))
            case .freeForm(let question, let correct, let incorrect):
                questions.append(
                    Question(
                        question, right: correct.first ?? "", wrong: incorrect.first ?? "nothing",
                        dataset: item.dataset))
            case .work(let title, _, let text, let right, _):
                let wrong = item.prompts.compactMap { prompt in
                    if case .work(_, _, _, _, let wrong) = prompt.gold { wrong } else { nil }
                }
                works.append(Work(text ?? title, author: right, wrongAuthors: wrong, dataset: item.dataset))
            }
        }
        self.init(questions: questions, passages: passages, works: works)
    }
}
