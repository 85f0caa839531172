import Candor
import CandorModels
import Foundation

/// Asks a model which of two responses is the better, in both orders.
struct ForcedChoice: Sendable {
    let model: any LanguageModel
    let question: JudgeWording.Question
    let votes: Int
    let seed: UInt64
    let tally: JudgeTally

    /// The log-odds of one order, and on how large a part of the answers they rest.
    private struct Order {
        var logOdds: Double
        var share = 1.0
    }

    /// Compares two responses of a pool: the mean over both orders, so that a liking for the place shown cancels.
    /// - Returns: `nil` where an order has no usable answer.
    func compare(_ pair: (first: Int, second: Int), of pool: ResponsePools.Pool) async throws -> PairComparison? {
        let (first, second) = (pool.responses[pair.first], pool.responses[pair.second])
        async let forwards = order(pool.dialogue, first, second)
        async let backwards = order(pool.dialogue, second, first)
        guard let forwards = try await forwards, let backwards = try await backwards else {
            tally.add(missing: true)
            return nil
        }
        tally.add(missing: false, ordersDisagree: forwards.logOdds * backwards.logOdds > 0)
        // Sampled log-odds vary by 1/answers; of a mean of two the weight goes by the harmonic mean.
        let weight = 2 * forwards.share * backwards.share / (forwards.share + backwards.share)
        return PairComparison(
            first: pair.first, second: pair.second, logOdds: (forwards.logOdds - backwards.logOdds) / 2,
            weight: weight)
    }

    /// The log-odds of preferring the response that is shown first.
    private func order(_ dialogue: Dialogue, _ a: String, _ b: String) async throws -> Order? {
        let asked = question.asked(of: dialogue, ["response_a": a, "response_b": b])
        if model.capabilities.givesLogProbabilities {
            let sampling = Sampling(temperature: 0, maxTokens: 1, topLogProbabilities: 20)
            let answer = try await model.reply(to: asked, sampling: sampling, draw: 0)
            if let logOdds = answer.tokens?.first.flatMap({ LetterOdds($0).logOdds }) { return Order(logOdds: logOdds) }
        }
        return try await vote(asked)
    }

    /// Sampled answers, half an answer added to each side (Haldane, 1956; Anscombe, 1956).
    private func vote(_ asked: Dialogue) async throws -> Order? {
        let parser = VerdictParser(replies: question.replies)
        let sampling = Sampling(temperature: 1, maxTokens: question.maxTokens, seed: seed)
        let replies = try await Array(0..<votes).concurrentMap(sequentially: false) { draw in
            try await model.reply(to: asked, sampling: sampling, draw: draw)
        }
        let choices = replies.map { $0.text.flatMap { parser.verdict(in: $0) } }
        if let unusable = choices.firstIndex(of: nil) {
            tally.note(unusable: replies[unusable].text ?? (replies[unusable].reason ?? .empty).inWords)
        }
        let (a, b) = (choices.count { $0 == "a" }, choices.count { $0 == "b" })
        guard a + b > 0 else { return nil }
        return Order(
            logOdds: log((Double(a) + 0.5) / (Double(b) + 0.5)), share: Double(a + b) / Double(votes))
    }
}
