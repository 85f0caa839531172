import Candor
import CandorModels
import CandorProviders
import CandorStore
import CandorTesting
import Foundation

#if Llama
    import CandorLlama
#endif

/// Makes models from their names.
package struct ModelCatalogue {
    /// The kinds of models that can be asked, with what they are.
    package static let kinds: [(kind: String, what: String)] = [
        ("llama", "NAME or PATH.gguf: in this process, by llama.cpp"),
        ("openai", "MODEL[@BASE_URL]: chat completions as OpenAI, vLLM, llama-server, Ollama … speak them"),
        ("anthropic", "MODEL[@BASE_URL]: the messages API"),
        ("scripted", "sycophant, candid or rates?flip=0.37&…: known behaviour, to try a set-up without a model"),
    ]

    let providers: ProviderModels
    let parallel: Int
    /// What scripted models know.
    let key: AnswerKey
    /// What becomes of calls that fail.
    var calls = CallPolicy()
    /// Whose the remembered answers are.
    package var origins = OriginCheck()

    package init(
        providers: ProviderModels, parallel: Int, key: AnswerKey, calls: CallPolicy = CallPolicy(),
        origins: OriginCheck = OriginCheck()
    ) {
        self.providers = providers
        self.parallel = parallel
        self.key = key
        self.calls = calls
        self.origins = origins
    }

    /// A model whose remembered answers are its own: seen to before it is asked.
    /// - Throws: ``LabError`` where they come from another address and nobody has said whose they are.
    func model(_ name: ModelName, answersIn store: Store) async throws -> any LanguageModel {
        try await owning(model(name), answersIn: store)
    }

    /// A model as it is, or under the label that makes it one whose remembered answers are its own.
    func owning(_ model: any LanguageModel, answersIn store: Store) async throws -> any LanguageModel {
        guard let other = try await origins.otherName(for: model, in: store) else { return model }
        return try await self.model(other, answersIn: store)
    }

    package func model(_ name: ModelName) async throws -> any LanguageModel {
        switch name.kind {
        case "llama": return try await llama(name)
        case "scripted": return try ScriptedModel(named: name, key: key)
        case "openai", "anthropic":
            return TriagedModel(try providers.model(named: name), failsFast: calls.failsFast)
        default:
            let known = Self.kinds.map(\.kind)
            throw LabError(
                .usage,
                "'\(name)': there is no kind of model '\(name.kind)'; there are \(known.joined(separator: ", "))"
                    + Spelling.hint(for: name.kind, among: known))
        }
    }

    private func llama(_ name: ModelName) async throws -> any LanguageModel {
        #if Llama
            return try LlamaModel(name: name, configuration: LlamaConfiguration(parallel: min(parallel, 32)))
        #else
            throw Self.missingLlama(name)
        #endif
    }

    #if !Llama
        static func missingLlama(_ name: ModelName) -> LabError {
            LabError(
                .unavailable,
                "'\(name)': this candor was built without llama.cpp; run Scripts/dependencies and build again")
        }
    #endif
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
