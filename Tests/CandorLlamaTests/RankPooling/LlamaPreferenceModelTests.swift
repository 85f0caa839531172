import CandorModels
import Foundation
import Testing

@testable import CandorLlama

@Suite("Preference models in this process", .serialized)
struct LlamaPreferenceModelTests {
    func failure(_ reranker: TinyReranker, options: String = "") -> LlamaError? {
        #expect(throws: LlamaError.self) { try reranker.open(options: options) }
    }

    let question = Dialogue([.user("is it good")])
    let answers = ["yes", "no it is bad", "rain rain sun", "yes it is good good good sun"]

    @Test("A reranker's scores are those computed by hand, alone and together, in the order asked")
    func scores() async throws {
        let reranker = TinyReranker()
        let model = try reranker.open()
        let together = try await model.scores(of: answers.map { (question, $0) })
        for (answer, score) in zip(answers, together) {
            let expected = reranker.computed("is it good", answer)[0]
            #expect(abs(score - expected) < 0.01)
            #expect(abs(try await model.score(answer, to: question) - score) < 0.001)
        }
        #expect((together.max() ?? 0) - (together.min() ?? 0) > 0.05)
    }

    @Test("More texts than fit at once are scored in several rounds")
    func many() async throws {
        let reranker = TinyReranker()
        let asked = (0..<150).map { answers[$0 % answers.count] }
        let scores = try await reranker.open().scores(of: asked.map { (question, $0) })
        #expect(scores.count == 150)
        for (answer, score) in zip(asked, scores) {
            #expect(abs(score - reranker.computed("is it good", answer)[0]) < 0.01)
        }
    }

    @Test("Of several classes, the score is the log-odds of the one named, or numbered")
    func classes() async throws {
        let reranker = TinyReranker(labels: ["poor", "fair", "good"])
        let expected = reranker.computed("is it good", "yes")
        let logOdds = expected[2] - log(exp(expected[0]) + exp(expected[1]))
        for label in ["good", "2"] {
            let model = try reranker.open(options: "?template=pair&label=\(label)")
            #expect(abs(try await model.score("yes", to: question) - logOdds) < 0.01)
            #expect(model.identity.description.hasSuffix("?template=pair&label=2"))
        }
        #expect(failure(reranker)?.code == .invalidOption)
        #expect(failure(reranker)?.detail.contains("poor, fair, good") == true)
        #expect(failure(reranker, options: "?label=great")?.detail.contains("great") == true)
    }

    @Test("Options that do not exist or do not fit are refused", arguments: ["?template=html", "?size=3", "?label"])
    func options(options: String) {
        #expect(failure(TinyReranker(), options: options)?.code == .invalidOption)
    }

    @Test("An encoder has no chat template")
    func chat() {
        #expect(failure(TinyReranker(), options: "?template=chat")?.code == .noChatTemplate)
    }

    @Test("A model without a ranking head says so, and what to do instead")
    func noHead() throws {
        let error = failure(TinyReranker(hasHead: false))
        #expect(error?.code == .noRankingHead)
        #expect(error?.detail.contains("cls.output.weight") == true)
        #expect(error?.recoverySuggestion?.contains("judge:llama:") == true)
        #expect(error?.recoverySuggestion?.contains("pm train") == true)
    }

    @Test("A language model has none either", .disabled(if: EmbeddedModel.isMissing, EmbeddedModel.reason))
    func languageModel() throws {
        let path = try #require(EmbeddedModel.path)
        let error = #expect(throws: LlamaError.self) {
            try LlamaPreferenceModel(name: ModelName(kind: "llama", rest: path))
        }
        #expect(error?.code == .noRankingHead)
    }

    @Test("A score that is not a number is an error")
    func brokenHead() async throws {
        let broken = try TinyReranker(bias: .nan).open()
        let error = await #expect(throws: LlamaError.self) { try await broken.score("yes", to: question) }
        #expect(error?.code == .invalidScore)
    }

    @Test("A text longer than the model reads has no score, and the others have theirs")
    func tooLong() async throws {
        let model = try TinyReranker().open()
        let responses = ["yes", String(repeating: "yes ", count: 70), "no"]
        let scores = try await model.scores(of: responses.map { (question, $0) })
        #expect(scores[1].isNaN)
        let alone = try await (model.score("yes", to: question), model.score("no", to: question))
        #expect(abs(scores[0] - alone.0) < 1e-4 && abs(scores[2] - alone.1) < 1e-4)
    }

    @Test("A dialogue of several turns is a query that says who speaks")
    func turns() {
        let dialogue = Dialogue([.system("Be brief."), .user("Hm?"), .assistant("Yes."), .user("Sure?")])
        #expect(PairTemplate.query(dialogue) == "Be brief.\n\nHuman: Hm?\n\nAssistant: Yes.\n\nHuman: Sure?")
    }
}
