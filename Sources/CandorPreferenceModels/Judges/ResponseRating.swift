import Candor
import CandorModels
import Foundation

/// Asks a model how good a response is, from 1 to 10.
struct ResponseRating: Sendable {
    let model: any LanguageModel
    let question: JudgeWording.Question
    let votes: Int
    let seed: UInt64
    let tally: JudgeTally

    /// The expected rating.
    /// - Returns: 1 to 10; no number where there is no usable answer.
    func rate(_ response: String, to dialogue: Dialogue) async throws -> Double {
        let asked = question.asked(of: dialogue, ["response": response])
        var rating: Double?
        if model.capabilities.givesLogProbabilities { rating = try await expectation(asked) }
        if rating == nil { rating = try await meanOfVotes(asked) }
        tally.add(missing: rating == nil)
        return rating ?? .nan
    }

    /// The mean under the probabilities of the first token; `nil` where no rating is among its alternatives.
    private func expectation(_ asked: Dialogue) async throws -> Double? {
        let sampling = Sampling(temperature: 0, maxTokens: 2, topLogProbabilities: 20)
        let answer = try await model.reply(to: asked, sampling: sampling, draw: 0)
        guard let tokens = answer.tokens, let first = tokens.first, let odds = RatingOdds(first) else { return nil }
        guard odds.isOneAmbiguous else { return odds.mean(tenAfterOne: nil) }
        if RatingOdds.isOne(first) {
            // Nothing after it: the rating is 1.
            return odds.mean(tenAfterOne: tokens.count > 1 ? RatingOdds.tenAfterOne(tokens[1]) : 0)
        }
        guard model.capabilities.continuesPrefill else { return odds.mean(tenAfterOne: nil) }
        let next = try await model.reply(
            to: asked.adding(.assistant("1")),
            sampling: Sampling(temperature: 0, maxTokens: 1, topLogProbabilities: 20),
            draw: 0)
        return odds.mean(tenAfterOne: next.tokens?.first.map(RatingOdds.tenAfterOne) ?? 0)
    }

    private func meanOfVotes(_ asked: Dialogue) async throws -> Double? {
        let parser = VerdictParser(replies: question.replies)
        let sampling = Sampling(temperature: 1, maxTokens: question.maxTokens, seed: seed)
        let replies = try await Array(0..<votes).concurrentMap(sequentially: false) { draw in
            try await model.reply(to: asked, sampling: sampling, draw: draw)
        }
        let ratings = replies.map { $0.text.flatMap { parser.verdict(in: $0) }.flatMap(Double.init) }
        if let unusable = ratings.firstIndex(of: nil) {
            tally.note(unusable: replies[unusable].text ?? (replies[unusable].reason ?? .empty).inWords)
        }
        let usable = ratings.compactMap { $0 }
        return usable.isEmpty ? nil : usable.reduce(0, +) / Double(usable.count)
    }
}

/// What the first token of an answer says of the ratings 1 to 10.
struct RatingOdds {
    private var probabilities = [Double](repeating: 0, count: 11)
    /// Whether a token `1` may be the beginning of 10: where 10 is a token of its own, it is not.
    let isOneAmbiguous: Bool

    /// Reads the alternatives; `nil` if no rating is among them.
    init?(_ token: TokenLogProbability) {
        for alternative in token.alternatives {
            guard let rating = Self.rating(alternative.token) else { continue }
            probabilities[rating] += exp(alternative.logProbability)
        }
        guard probabilities.contains(where: { $0 > 0 }) else { return nil }
        isOneAmbiguous = probabilities[1] > 0 && probabilities[10] == 0
    }

    /// The expected rating, given that a rating is said.
    /// - Parameter tenAfterOne: The probability that `1` goes on to be 10. Where nobody knows it, the `1` is taken for what lies on
    ///   the side of the other ratings' mean: 10 above 5½, else 1.
    func mean(tenAfterOne: Double?) -> Double {
        var shares = probabilities
        if isOneAmbiguous {
            let one = shares[1]
            shares[1] = 0
            let share = tenAfterOne ?? ((Self.mean(shares) ?? 0) > 5.5 ? 1 : 0)
            shares[10] = one * share
            shares[1] = one - shares[10]
        }
        return Self.mean(shares) ?? 0
    }

    /// The probability that an answer which begins with `1` goes on with `0`, by its second token.
    static func tenAfterOne(_ next: TokenLogProbability) -> Double {
        let zeros = next.alternatives.filter { $0.token.hasPrefix("0") }.map { exp($0.logProbability) }
        return min(1, zeros.reduce(0, +))
    }

    /// Whether a token is a `1` and nothing else.
    static func isOne(_ token: TokenLogProbability) -> Bool { rating(token.token) == 1 }

    private static func rating(_ token: String) -> Int? {
        let text = token.trimmingCharacters(in: CharacterSet(charactersIn: " \t\n\"'“”‘’([{*_`"))
        return text.allSatisfy(\.isNumber) ? Int(text).flatMap { (1...10).contains($0) ? $0 : nil } : nil
    }

    private static func mean(_ shares: [Double]) -> Double? {
        let sum = shares.reduce(0, +)
        return sum > 0 ? shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / sum : nil
    }
}
