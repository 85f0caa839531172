import Candor
import CandorModels

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
