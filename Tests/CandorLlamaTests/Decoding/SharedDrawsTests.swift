import CandorModels
import Testing

@testable import CandorLlama

extension EmbeddedModelTests {
    @Suite("Many draws of one prompt", .serialized)
    struct SharedDrawsTests {
        @Test("Compute the prompt once: every other draw takes all of it but the last token from the cache")
        func once() async throws {
            let model = try EmbeddedModel.open(parallel: 32, contextLength: 256)
            let dialogue = Dialogue([.user("Name a boat. " + String(repeating: "Make it unusual. ", count: 12))])
            let sampling = Sampling(temperature: 1, maxTokens: 1, seed: 5)
            let usages = try await withThrowingTaskGroup(of: TokenUsage.self) { group in
                for draw in 0..<32 {
                    group.addTask { try await model.complete(dialogue, sampling: sampling, draw: draw).usage }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let prompt = try #require(usages.first?.input)
            #expect(prompt > 60)
            #expect(usages.allSatisfy { $0.input == prompt })
            #expect(usages.reduce(0) { $0 + $1.input - $1.cachedInput } == prompt + 31)
        }
    }
}
