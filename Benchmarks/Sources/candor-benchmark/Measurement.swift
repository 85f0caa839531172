import CandorLlama
import CandorModels
import Foundation

/// What one round of calls, all sent at once, took.
struct Measurement {
    /// Tokens of all prompts, and how many of them came from the cache.
    var input = 0
    var cached = 0
    /// Tokens of all answers.
    var output = 0
    /// Wall-clock time, in seconds.
    var seconds = 0.0

    /// Sends calls to a model, all at once, and waits for all answers.
    /// - Parameters:
    ///   - calls: How many calls.
    ///   - words: How many words of filler each prompt has.
    ///   - tokens: The token limit of an answer.
    ///   - temperature: The sampling temperature.
    ///   - round: The round's number: prompts of different rounds have no beginning in common.
    static func of(
        _ model: LlamaModel, calls: Int, words: Int, tokens: Int, temperature: Double, round: Int
    ) async throws -> Measurement {
        let start = ContinuousClock.now
        let completions = try await withThrowingTaskGroup(of: Completion.self) { group in
            for call in 0..<calls {
                let dialogue = Dialogue([
                    .system("\(round).\(call)"), .user(Self.prompt(words: words, call: call, round: round)),
                ])
                let sampling = Sampling(temperature: temperature, maxTokens: tokens, seed: UInt64(call))
                group.addTask { try await model.complete(dialogue, sampling: sampling, draw: 0) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let usage = completions.map(\.usage).reduce(TokenUsage(), +)
        let time = (ContinuousClock.now - start).components
        return Measurement(
            input: usage.input, cached: usage.cachedInput, output: usage.output,
            seconds: Double(time.seconds) + Double(time.attoseconds) * 1e-18)
    }

    /// A prompt whose answer is long.
    private static func prompt(words: Int, call: Int, round: Int) -> String {
        let things = [
            "river", "mountain", "lantern", "violin", "harbour", "orchard", "comet", "bridge", "desert", "clock",
        ]
        let filler = (0..<words).map { things[($0 * (call + 3) + round) % things.count] }.joined(separator: " ")
        return "Write a very long story, at least ten pages, in which all of these appear: \(filler)."
    }
}
