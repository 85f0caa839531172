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

/// By how much one response of a pool is preferred to another.
struct PairComparison: Hashable, Sendable {
    /// The one's number in the pool.
    var first: Int
    /// The other's.
    var second: Int
    /// The log-odds of preferring the first.
    var logOdds: Double
    /// How much the comparison counts: 1 where nothing of it is missing.
    var weight = 1.0
}

extension [PairComparison] {
    /// The places of the responses on a line whose differences come nearest to the log-odds: weighted least squares, Σ w(s₁ − s₂ −
    /// d)² at its least, centred on 0.
    ///
    /// Solved by conjugate gradients (Hestenes and Stiefel, 1952) from 0, which need no matrix and leave each group of responses
    /// that are compared with each other centred on 0. A response that is compared with none stays at 0.
    /// - Parameter count: The responses.
    /// - Returns: A place for each, finite.
    func positions(count: Int) -> [Double] {
        var positions = [Double](repeating: 0, count: count)
        var residual = positions
        for pair in self {
            residual[pair.first] += pair.weight * pair.logOdds
            residual[pair.second] -= pair.weight * pair.logOdds
        }
        var direction = residual
        var remaining = residual.reduce(0) { $0 + $1 * $1 }
        let enough = remaining * 1e-24
        for _ in 0..<(2 * count) where remaining > enough {
            let image = laplacian(direction)
            let curvature = zip(direction, image).reduce(0) { $0 + $1.0 * $1.1 }
            guard curvature > 0 else { break }
            let step = remaining / curvature
            for index in positions.indices {
                positions[index] += step * direction[index]
                residual[index] -= step * image[index]
            }
            let left = residual.reduce(0) { $0 + $1 * $1 }
            for index in direction.indices { direction[index] = residual[index] + left / remaining * direction[index] }
            remaining = left
        }
        // What is left of the iteration's rounding must not order responses that stand at the same place.
        return positions.map { ($0 * 0x1p40).rounded() * 0x1p-40 }
    }

    /// The matrix of the least-squares equations times a vector.
    private func laplacian(_ vector: [Double]) -> [Double] {
        var image = [Double](repeating: 0, count: vector.count)
        for pair in self {
            let difference = pair.weight * (vector[pair.first] - vector[pair.second])
            image[pair.first] += difference
            image[pair.second] -= difference
        }
        return image
    }
}
