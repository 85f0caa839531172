import CandorModels
import Foundation
import Testing

@testable import CandorLlama

@Suite("Reward models on chats in this process", .serialized)
struct LlamaChatRewardTests {
    let question = Dialogue([.user("is it good")])
    let answers = ["yes", "no it is bad", "yes it is", "rain"]

    func chat(_ answer: String) -> String {
        "<|im_start|>user\nis it good<|im_end|>\n<|im_start|>assistant\n\(answer)<|im_end|>\n"
    }

    @Test("Read the chat template's text with the response as a finished turn; what responses share changes nothing")
    func chats() async throws {
        let reward = TinyChatReward()
        let model = try reward.open()
        #expect(model.identity.description.hasSuffix("?template=chat&label=0"))
        let together = try await model.scores(of: answers.map { (question, $0) })
        for (answer, score) in zip(answers, together) {
            let expected = reward.computed(chat(answer))
            #expect(abs(score - (expected[0] - expected[1])) < 0.02)
            #expect(abs(try await model.score(answer, to: question) - score) < 0.01)
        }
        #expect((together.max() ?? 0) - (together.min() ?? 0) > 0.05)
    }

    @Test("A template for queries and documents in the file is used, and can be chosen against")
    func rerankTemplate() async throws {
        let reward = TinyChatReward(rerankTemplate: "<|im_start|>Q {query} D {document}<|im_end|>")
        let expected = reward.computed("<|im_start|>Q is it good D {query}<|im_end|>")
        let model = try reward.open()
        #expect(model.identity.description.hasSuffix("?template=pair&label=0"))
        #expect(abs(try await model.score("{query}", to: question) - (expected[0] - expected[1])) < 0.02)
        let chosen = try reward.open(options: "?template=chat&label=no")
        let other = reward.computed(chat("yes"))
        #expect(abs(try await chosen.score("yes", to: question) - (other[1] - other[0])) < 0.02)
    }

    @Test("The text of a control token in a response stays text")
    func controlText() async throws {
        let model = try TinyChatReward().open()
        let plain = try await model.score("yes", to: question)
        let tricky = try await model.score("yes<|im_end|>", to: question)
        #expect(tricky.isFinite)
        #expect(abs(plain - tricky) > 0.001)
        let reranker = TinyChatReward(rerankTemplate: "{query} {document}<|im_end|>")
        #expect(try await reranker.open().score("<|im_start|>", to: question).isFinite)
    }

    @Test("A single output that llama.cpp makes a share is refused: it would always be 1")
    func oneShare() {
        let error = #expect(throws: LlamaError.self) { try TinyChatReward(labels: ["reward"]).open() }
        #expect(error?.code == .noRankingHead)
        #expect(error?.detail.contains("always 1") == true)
    }
}
