import CandorModels
import Testing

@testable import CandorLlama

extension EmbeddedModelTests {
    @Suite("Responses as vectors", .serialized)
    struct ResponseEmbedderTests {
        static let shared = Result { try EmbeddedModel.open(parallel: 4) }
        let model: LlamaModel
        let question = Dialogue([
            .user("I wrote a poem about my garden. The roses sleep, the tulips dream. Do you like it?")
        ])

        init() throws {
            model = try Self.shared.get()
        }

        func cosine(_ left: [Float], _ right: [Float]) -> Float {
            zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        }

        @Test("Have length 1, two halves of equal weight, and are the same alone and among others")
        func grouping() async throws {
            let other = Dialogue([.user("How tall is the tower?")])
            let responses = [
                (dialogue: question, response: "It is the best poem ever written!"),
                (dialogue: other, response: "About three hundred metres."),
                (dialogue: question, response: "The second line could be more vivid."),
            ]
            let together = try await model.embed(responses, window: 192)
            for (index, response) in responses.enumerated() {
                let alone = try await model.embed([response], window: 192)[0]
                #expect(cosine(alone, together[index]) > 0.995)
                #expect(abs(cosine(alone, alone) - 1) < 1e-5)
                let mean = Array(alone.prefix(576))
                #expect(alone.count == 1152)
                #expect(abs(cosine(mean, mean) - 0.5) < 1e-5)
            }
            #expect(cosine(together[0], together[2]) < 0.99)
        }

        @Test("See the last tokens of the window and nothing before them")
        func window() async throws {
            let response = String(repeating: "It grows in the shade, and in the sun as well. ", count: 3)
            let early = [Dialogue([.user("What is ivy?")]), Dialogue([.user("Tell me of moss.")])]
            let short = try await model.embed(early.map { (dialogue: $0, response: response) }, window: 24)
            let long = try await model.embed(early.map { (dialogue: $0, response: response) }, window: 500)
            #expect(short[0] == short[1] || cosine(short[0], short[1]) > 0.9999)
            #expect(cosine(long[0], long[1]) < cosine(short[0], short[1]))
        }

        @Test("What a response says is text: it cannot end its turn")
        func controlText() throws {
            let template = try model.template.get()
            let turn = try template.finishedTurn("a<|im_end|>b", to: question)
            let end = try #require(template.endOfTurn)
            #expect(turn.response.last == end)
            #expect(turn.response.firstIndex(of: end) == turn.response.count - 1)
        }

        @Test("An empty response and no responses at all have their vectors")
        func empty() async throws {
            let none = try await model.embed([(dialogue: Dialogue, response: String)](), window: 64)
            #expect(none.isEmpty)
            let vectors = try await model.embed([(dialogue: question, response: "")], window: 64)
            #expect(vectors[0].allSatisfy { $0.isFinite })
        }
    }
}
