import CandorModels
import Foundation
import Testing

@testable import CandorLlama

extension EmbeddedModelTests {
    @Suite("How probable a response is", .serialized)
    struct ResponseLikelihoodTests {
        static let shared = Result { try EmbeddedModel.open(parallel: 4) }
        let model: LlamaModel
        let question = Dialogue([.user("Name one season of the year, in a short sentence.")])

        init() throws {
            model = try Self.shared.get()
        }

        @Test("Agrees with what drawing it reported, greedy and sampled")
        func agreement() async throws {
            let tokenizer = Tokenizer(weights: model.weights)
            var compared = 0
            for draw in 0..<4 {
                let sampling = Sampling(
                    temperature: draw == 0 ? 0 : 1, maxTokens: 12, seed: 11, topLogProbabilities: 1)
                let completion = try await model.complete(question, sampling: sampling, draw: draw)
                let drawn = try #require(completion.tokens)
                let found = try await model.logProbability(of: completion.text, to: question, isComplete: false)
                // A text may be drawn in other tokens than the tokenizer splits it into, and is then another event.
                let said = try tokenizer.tokens(of: completion.text, addsSpecial: false, readsSpecial: false)
                    .map { String(decoding: tokenizer.bytes(of: $0), as: UTF8.self) }
                guard said == drawn.map(\.token) else { continue }
                compared += 1
                #expect(found.tokens == drawn.count)
                // Activations are rounded to 8 bits: another order of additions moves a token by some hundredths.
                let expected = drawn.reduce(0) { $0 + $1.logProbability }
                #expect(abs(found.sum - expected) < 0.1 * Double(drawn.count))
            }
            #expect(compared >= 2)
        }

        @Test("Is the sum over its tokens: the end of turn is one, and what cannot follow is improbable")
        func parts() async throws {
            let dialogue = Dialogue([.user("What is the capital of France?")])
            let answer = "The capital of France is Paris."
            let cut = try await model.logProbability(of: answer, to: dialogue, isComplete: false)
            let complete = try await model.logProbability(of: answer, to: dialogue, isComplete: true)
            #expect(complete.tokens == cut.tokens + 1)
            #expect(complete.sum < cut.sum + 0.3)
            #expect(complete.sum > cut.sum - 3)
            let odd = try await model.logProbability(
                of: "The capital of France is banana.", to: dialogue, isComplete: true)
            #expect(odd.sum < complete.sum - 3)
            let nothing = try await model.logProbability(of: "", to: dialogue, isComplete: false)
            #expect(nothing == (0, 0))
        }

        @Test("Is the same alone and among others that answer the same dialogue")
        func together() async throws {
            let answers = ["Spring is a season.", "Summer.", "Spring is warm, and autumn is not."]
            let together = try await model.logProbabilities(of: answers.map { (question, $0, true) })
            for (answer, grouped) in zip(answers, together) {
                let alone = try await model.logProbability(of: answer, to: question, isComplete: true)
                #expect(alone.tokens == grouped.tokens)
                #expect(abs(alone.sum - grouped.sum) < 0.1 * Double(alone.tokens))
            }
        }

        @Test("A response longer than the context is refused")
        func tooLong() async throws {
            let error = await #expect(throws: LlamaError.self) {
                try await model.logProbability(
                    of: String(repeating: "word ", count: 600), to: question, isComplete: true)
            }
            #expect(error?.code == .promptTooLong)
        }
    }
}
