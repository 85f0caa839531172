import CandorModels
import Foundation
import Testing

@testable import CandorLlama

/// The tests that compute with the embedded model, one after the other: side by side they would only slow each other down.
@Suite("The embedded model", .serialized, .disabled(if: EmbeddedModel.isMissing, EmbeddedModel.reason))
enum EmbeddedModelTests {}

extension EmbeddedModelTests {
    @Suite("A model in this process", .serialized)
    struct LlamaModelTests {
        static let shared = Result { try EmbeddedModel.open(parallel: 4) }
        let model: LlamaModel

        init() throws {
            model = try Self.shared.get()
        }

        let question = Dialogue([.user("Name the four seasons of the year, one a line.")])

        func greedy(_ tokens: Int, stop: [String] = [], alternatives: Int = 0) -> Sampling {
            Sampling(temperature: 0, maxTokens: tokens, stop: stop, topLogProbabilities: alternatives)
        }

        @Test("Is identified by the hash of its file")
        func identity() {
            #expect(model.identity.description.hasPrefix("gguf:sha256:"))
            #expect(model.identity.description.count == "gguf:sha256:".count + 64)
        }

        @Test("Says something sensible, and counts its tokens")
        func answers() async throws {
            let completion = try await model.complete(
                Dialogue([.user("Who wrote Hamlet? Answer in one sentence.")]), sampling: greedy(12), draw: 0)
            #expect(completion.text.contains("Shakespeare"))
            #expect(completion.usage.input > 20)
            #expect(completion.usage.output > 3)
            #expect(completion.tokens == nil)
        }

        @Test("An answer cut at the token limit says so")
        func cut() async throws {
            let completion = try await model.complete(question, sampling: greedy(3), draw: 0)
            #expect(completion.finish == .length)
            #expect(completion.usage.output == 3)
        }

        @Test("A prefill is continued, and is not part of the answer")
        func prefill() async throws {
            let dialogue = Dialogue([.user("Count from one to ten."), .assistant("one, two, three, four,")])
            let completion = try await model.complete(dialogue, sampling: greedy(4), draw: 0)
            #expect(completion.text.hasPrefix(" five"))
        }

        @Test("Draws of one prompt compute it once, and differ")
        func draws() async throws {
            let dialogue = Dialogue([
                .user("Invent a name for a boat. " + String(repeating: "Make it unusual. ", count: 12))
            ])
            let sampling = Sampling(temperature: 1, maxTokens: 8, seed: 5)
            let completions = try await withThrowingTaskGroup(of: Completion.self) { group in
                for draw in 0..<4 {
                    group.addTask { [model] in try await model.complete(dialogue, sampling: sampling, draw: draw) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let cached = completions.map { $0.usage.input - $0.usage.cachedInput }
            #expect(cached.filter { $0 == 1 }.count == 3)
            #expect(Set(completions.map(\.text)).count > 1)
        }

        @Test("A later turn computes only what is new")
        func turns() async throws {
            let first = try await model.complete(question, sampling: greedy(8), draw: 0)
            let later = question.adding(.assistant(first.text), .user("Are you sure?"))
            let second = try await model.complete(later, sampling: greedy(4), draw: 0)
            #expect(second.usage.cachedInput >= first.usage.input)
            #expect(second.usage.input - second.usage.cachedInput < 30)
        }

        @Test("Log-probabilities are of one distribution, and its greatest is the greedy token")
        func logProbabilities() async throws {
            let completion = try await model.complete(question, sampling: greedy(6, alternatives: 5), draw: 0)
            let tokens = try #require(completion.tokens)
            #expect(tokens.map(\.token).joined() == completion.text)
            for token in tokens {
                #expect(token.alternatives.count == 5)
                #expect(token.alternatives.first?.token == token.token)
                #expect(token.alternatives.reduce(0) { $0 + exp($1.logProbability) } <= 1 + 1e-6)
                #expect(token.logProbability <= 0)
                let sorted = token.alternatives.map(\.logProbability).sorted(by: >)
                #expect(token.alternatives.map(\.logProbability) == sorted)
            }
        }

        @Test("Calls together choose the tokens that they choose alone, where the choice is clear beyond rounding")
        func together() async throws {
            let dialogues = ["What is 2 + 2?", "Name a colour.", "Say hello.", "Which animal barks?"].map {
                Dialogue([.user($0)])
            }
            var alone: [Completion] = []
            for dialogue in dialogues {
                alone.append(try await model.complete(dialogue, sampling: greedy(6, alternatives: 2), draw: 0))
            }
            let together = try await withThrowingTaskGroup(of: (Int, Completion).self) { group in
                for (index, dialogue) in dialogues.enumerated() {
                    group.addTask { [model, sampling = greedy(6, alternatives: 2)] in
                        (index, try await model.complete(dialogue, sampling: sampling, draw: 0))
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for (index, completion) in alone.enumerated() {
                let pairs = zip(completion.tokens ?? [], together[index]?.tokens ?? [])
                for (one, other) in pairs {
                    let gap = one.alternatives[0].logProbability - one.alternatives[1].logProbability
                    // Activations are rounded to 8 bits, so that another order of additions moves log-probabilities by some tenths:
                    // near candidates may change places, and what follows is then another text.
                    guard gap > 1 else { break }
                    #expect(one.token == other.token)
                    #expect(abs(one.logProbability - other.logProbability) < 1)
                }
            }
        }

        @Test("A cancelled call ends, and its place is free for others")
        func cancellation() async throws {
            let dialogue = Dialogue([.user("Tell a very long story about the sea.")])
            let calls = (0..<8).map { draw in
                Task { [model] in
                    try await model.complete(dialogue, sampling: Sampling(maxTokens: 400, seed: 1), draw: draw)
                }
            }
            await Task.yield()
            for call in calls { call.cancel() }
            for call in calls {
                await #expect(throws: CancellationError.self) { try await call.value }
            }
            let completion = try await model.complete(question, sampling: greedy(2), draw: 0)
            #expect(completion.usage.output == 2)
        }

        @Test("A dialogue longer than the context is refused with its length")
        func tooLong() async throws {
            let dialogue = Dialogue([.user(String(repeating: "word ", count: 600))])
            let error = await #expect(throws: LlamaError.self) {
                try await model.complete(dialogue, sampling: greedy(4), draw: 0)
            }
            #expect(error?.code == .promptTooLong)
            #expect(error?.detail.contains("512") == true)
        }

        @Test("An answer that fills the context is cut there")
        func fullContext() async throws {
            let words = String(repeating: "la ", count: 460)
            let completion = try await model.complete(
                Dialogue([.user(words)]), sampling: Sampling(temperature: 1, maxTokens: 400, seed: 2), draw: 0)
            #expect(completion.usage.input + completion.usage.output <= 512)
        }

        @Test(
            "Settings outside their ranges are refused",
            arguments: [Sampling(temperature: -1), Sampling(topP: 0), Sampling(topP: 1.5), Sampling(maxTokens: 0)])
        func invalidSampling(sampling: Sampling) async throws {
            let error = await #expect(throws: LlamaError.self) {
                try await model.complete(question, sampling: sampling, draw: 0)
            }
            #expect(error?.code == .invalidSampling)
        }

        @Test("Texts about one thing lie nearer to each other than to a text about another")
        func embeddings() async throws {
            let vectors = try await model.embed([
                "The cat sleeps on the sofa.", "A kitten is napping on the couch.",
                "Interest rates rose by half a percent.",
            ])
            func cosine(_ left: Int, _ right: Int) -> Float {
                zip(vectors[left], vectors[right]).reduce(0) { $0 + $1.0 * $1.1 }
            }
            #expect(vectors.allSatisfy { $0.count == 576 })
            #expect(abs(cosine(0, 0) - 1) < 1e-4)
            #expect(cosine(0, 1) > cosine(0, 2))
            #expect(cosine(0, 1) > cosine(1, 2))
        }
    }
}
