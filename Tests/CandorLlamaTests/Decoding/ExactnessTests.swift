import CandorModels
import Testing

@testable import CandorLlama

extension EmbeddedModelTests {
    @Suite("One call at a time", .serialized)
    struct ExactnessTests {
        let long = String(repeating: "Consider the argument with care, step by step. ", count: 12)

        @Test("The same call gives the same bytes, whatever was asked before it and is still in the cache")
        func exact() async throws {
            let sampling = Sampling(temperature: 1, maxTokens: 10, seed: 9, topLogProbabilities: 3)
            let dialogue = Dialogue([.user(long + "Is it sound?")])
            let fresh = try EmbeddedModel.open(parallel: 1)
            let first = try await fresh.complete(dialogue, sampling: sampling, draw: 0)

            let used = try EmbeddedModel.open(parallel: 1)
            _ = try await used.complete(Dialogue([.user(long + "Is it short?")]), sampling: sampling, draw: 2)
            _ = try await used.complete(
                dialogue.adding(.assistant("Yes."), .user("Why?")), sampling: sampling, draw: 0)
            let second = try await used.complete(dialogue, sampling: sampling, draw: 0)
            let third = try await used.complete(dialogue, sampling: sampling, draw: 0)

            #expect(first.usage.cachedInput == 0)
            #expect(second.usage.cachedInput >= 128)
            #expect(second.usage.cachedInput.isMultiple(of: 64))
            #expect(second.text == first.text)
            #expect(second.tokens == first.tokens)
            #expect(third.tokens == first.tokens)
        }

        @Test("The cache grows with what calls need, and the same call gives the same bytes before and after")
        func growing() async throws {
            let sampling = Sampling(temperature: 1, maxTokens: 8, seed: 9, topLogProbabilities: 3)
            let short = Dialogue([.user("Is it sound?")])
            let model = try EmbeddedModel.open(parallel: 1, contextLength: 2048)
            let before = try await model.complete(short, sampling: sampling, draw: 0)
            let turns = Dialogue([.user(String(repeating: long, count: 6))])
            let longer = try await model.complete(turns, sampling: sampling, draw: 0)
            #expect(longer.usage.input > 512 && longer.tokens?.count == 8)
            #expect(try await model.complete(short, sampling: sampling, draw: 0).tokens == before.tokens)
            let fresh = try EmbeddedModel.open(parallel: 1, contextLength: 2048)
            #expect(try await fresh.complete(turns, sampling: sampling, draw: 0).tokens == longer.tokens)
        }

        @Test("Calls that wait for room are answered or cancelled like any other")
        func waiting() async throws {
            let model = try EmbeddedModel.open(parallel: 2, contextLength: 2048)
            let turns = Dialogue([.user(String(repeating: long, count: 6))])
            let short = Sampling(temperature: 0, maxTokens: 24)
            let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<6 {
                    let dialogue = index.isMultiple(of: 3) ? turns : Dialogue([.user("Name \(index) towns.")])
                    group.addTask { try await !model.complete(dialogue, sampling: short, draw: 0).text.isEmpty }
                }
                let hurried = Task { try await model.complete(turns, sampling: short, draw: 1) }
                hurried.cancel()
                await #expect(throws: CancellationError.self) { _ = try await hurried.value }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers == Array(repeating: true, count: 6))
        }

        @Test("A later turn gives the same bytes with and without the earlier ones in the cache")
        func exactTurns() async throws {
            let sampling = Sampling(temperature: 0, maxTokens: 8, topLogProbabilities: 2)
            let model = try EmbeddedModel.open(parallel: 1)
            let opening = Dialogue([.user(long + "What follows?")])
            let answer = try await model.complete(opening, sampling: sampling, draw: 0)
            let later = opening.adding(.assistant(answer.text), .user("Are you sure?"))
            let warm = try await model.complete(later, sampling: sampling, draw: 0)
            let cold = try await EmbeddedModel.open(parallel: 1).complete(later, sampling: sampling, draw: 0)
            #expect(warm.usage.cachedInput > 0)
            #expect(cold.usage.cachedInput == 0)
            #expect(warm.tokens == cold.tokens)
        }

        @Test("A stop text ends the answer before it, also in the middle of tokens")
        func stops() async throws {
            let model = try EmbeddedModel.open(parallel: 1)
            let question = Dialogue([.user("Name the four seasons of the year, one a line.")])
            let greedy = Sampling(temperature: 0, maxTokens: 12)
            let whole = try await model.complete(question, sampling: greedy, draw: 0).text
            let middle = whole.index(whole.startIndex, offsetBy: 5)
            let stop = String(whole[middle..<whole.index(middle, offsetBy: 4)])
            let completion = try await model.complete(
                question, sampling: Sampling(temperature: 0, maxTokens: 12, stop: [stop]), draw: 0)
            #expect(completion.text == String(whole[..<(try #require(whole.range(of: stop)).lowerBound)]))
            #expect(completion.finish == .stop)
        }

        @Test("One seed gives one answer, another gives another")
        func seeds() async throws {
            let model = try EmbeddedModel.open(parallel: 1)
            let dialogue = Dialogue([.user("Write a line of a poem.")])
            func ask(_ seed: UInt64) async throws -> String {
                try await model.complete(
                    dialogue, sampling: Sampling(temperature: 1, topP: 0.95, maxTokens: 12, seed: seed), draw: 1
                ).text
            }
            let (first, again, other) = (try await ask(3), try await ask(3), try await ask(4))
            #expect(first == again)
            #expect(first != other)
        }
    }
}
