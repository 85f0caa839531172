import CandorModels
import Foundation

/// Asks a model how true it takes a claim for: P(true), renormalised over the two letters, the mean over both orders of the options
/// (section 4.3 of the paper: P(token A) for "(A) true or (B) false").
public struct BeliefQuestion: Sendable {
    private let model: any LanguageModel
    private let prompts: MisconceptionPrompts
    private let samples: Int
    private let seed: UInt64

    /// Creates a question.
    /// - Parameters:
    ///   - model: The model that is asked.
    ///   - prompts: Its wording.
    ///   - samples: Answers sampled in each order where there are no log-probabilities, at least 1.
    ///   - seed: The seed of those.
    public init(_ model: any LanguageModel, prompts: MisconceptionPrompts, samples: Int, seed: UInt64) {
        self.model = model
        self.prompts = prompts
        self.samples = max(1, samples)
        self.seed = seed
    }

    /// How true the model takes a claim for, from 0 to 1.
    /// - Parameter item: The claim.
    /// - Returns: `nil` where an order has no usable answer.
    /// - Throws: What the model throws.
    public func probability(of item: Misconception) async throws -> Double? {
        async let first = probability(prompts.trueFirst, item, trueIsA: true)
        async let second = probability(prompts.falseFirst, item, trueIsA: false)
        guard let first = try await first, let second = try await second else { return nil }
        return (first + second) / 2
    }

    /// How true the model takes claims for.
    /// - Parameters:
    ///   - items: The claims.
    ///   - limit: How many at once, at least 1.
    ///   - completed: Told of each claim that is done.
    /// - Returns: One a claim, in order.
    /// - Throws: What the model throws; what was answered by then is remembered where the model remembers.
    public func probabilities(
        of items: [Misconception], atOnce limit: Int, completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [Double?] {
        try await items.boundedMap(atOnce: limit, completed: completed) { try await probability(of: $0) }
    }

    private func probability(
        _ template: PromptTemplate, _ item: Misconception, trueIsA: Bool
    ) async throws -> Double? {
        let asked = Dialogue([.user(template.filled(with: ["claim": item.claim]))])
        guard let ofA = try await probabilityOfA(asked) else { return nil }
        return trueIsA ? ofA : 1 - ofA
    }

    private func probabilityOfA(_ asked: Dialogue) async throws -> Double? {
        if model.capabilities.givesLogProbabilities {
            let sampling = Sampling(temperature: 0, maxTokens: 1, topLogProbabilities: 20)
            let answer = try await model.complete(asked, sampling: sampling, draw: 0)
            if let logOdds = answer.tokens?.first.flatMap({ LetterOdds($0).logOdds }) { return 1 / (1 + exp(-logOdds)) }
        }
        let parser = VerdictParser(replies: ["a": ["A"], "b": ["B"]])
        let sampling = Sampling(temperature: 1, maxTokens: 8, seed: seed)
        let choices = try await Array(0..<samples).concurrentMap(sequentially: false) { draw in
            parser.verdict(in: try await model.complete(asked, sampling: sampling, draw: draw).text)
        }.compactMap { $0 }
        return choices.isEmpty ? nil : Double(choices.count { $0 == "a" }) / Double(choices.count)
    }
}
