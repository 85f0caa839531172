import CandorModels
import Foundation

extension LlamaModel: ResponseLikelihood {
    /// The natural-log probability of a response at temperature 1, its end of turn included.
    ///
    /// The response's text is tokenised anew, and the tokens' log-probabilities are added up given those before them
    /// (teacher forcing). They are what ``complete(_:sampling:draw:)`` would report, up to rounding, if it drew these
    /// tokens; a model may however spell the same text in other tokens than the tokenizer does, and the probability of the
    /// text is the sum over all spellings: this is that of the tokenizer's. The end of turn is any token at which an answer
    /// ends.
    /// - Parameters:
    ///   - response: What was said.
    ///   - dialogue: The turns before it; a trailing assistant turn is the response's beginning, and not counted.
    ///   - isComplete: Whether the model ended its turn there, so that the end counts as a token.
    /// - Returns: The sum over the response's tokens, in nats, and how many there are.
    /// - Throws: ``LlamaError`` if both together are longer than the context, or `CancellationError`.
    public func logProbability(
        of response: String, to dialogue: Dialogue, isComplete: Bool
    ) async throws -> (sum: Double, tokens: Int) {
        try await logProbabilities(of: [(dialogue, response, isComplete)])[0]
    }

    /// The natural-log probabilities of several responses, as ``logProbability(of:to:isComplete:)`` gives them one by one; a
    /// dialogue that several answer is computed once.
    /// - Parameter responses: Responses with the dialogues that they answer, and whether they are complete.
    /// - Returns: A sum and a number of tokens for each, in order.
    /// - Throws: What ``logProbability(of:to:isComplete:)`` throws; then there are none at all.
    public func logProbabilities(
        of responses: [(dialogue: Dialogue, response: String, isComplete: Bool)]
    ) async throws -> [(sum: Double, tokens: Int)] {
        let ends = weights.turnEnds
        let turns = try responses.map { try continuation(of: $0.dialogue, $0.response, $0.isComplete, ends: ends) }
        let readings = turns.map(\.reading)
        let successors = turns.map(\.successors)
        let found = try await logits.read(readings, into: ResponseLogProbability()) { result, reading, position, row in
            let place = position - readings[reading].wanted.lowerBound
            result.add(Logits(row), successors: successors[reading][place])
        }
        return found.map { ($0.sum, $0.tokens) }
    }

    /// What is read, and what follows each token wanted.
    private func continuation(
        of dialogue: Dialogue, _ response: String, _ isComplete: Bool, ends: [Token]
    ) throws -> (reading: Reading, successors: [[Token]]) {
        let prompt = try template.get().tokens(of: dialogue)
        let said = try Tokenizer(weights: weights).tokens(of: response, addsSpecial: false, readsSpecial: false)
        let successors = said.map { [$0] } + (isComplete ? [ends] : [])
        let tokens = prompt + (isComplete ? said : said.dropLast())
        guard !prompt.isEmpty, tokens.count <= contextLength else {
            throw LlamaError(
                .promptTooLong, model: name.description,
                detail: "\(tokens.count) tokens with the response, and there is room for \(contextLength)")
        }
        let first = prompt.count - 1
        return (Reading(tokens: tokens, wanted: first..<(first + successors.count)), successors)
    }
}

/// Adds up the log-probabilities of a response's tokens.
struct ResponseLogProbability: Sendable {
    /// The sum of natural logarithms.
    private(set) var sum = 0.0
    /// How many tokens it is over.
    private(set) var tokens = 0

    /// Adds what the logits after a token say of the one that follows.
    /// - Parameters:
    ///   - logits: A row of logits.
    ///   - successors: The tokens that count as what follows: one, or all that end a turn.
    mutating func add(_ logits: Logits, successors: [Token]) {
        let greatest = successors.map { logits[Int($0)] }.max() ?? -.infinity
        let share = successors.reduce(0.0) { $0 + exp(Double(logits[Int($1)] - greatest)) }
        sum += min(0, Double(greatest) + log(share) - logits.logSum)
        tokens += 1
    }
}
