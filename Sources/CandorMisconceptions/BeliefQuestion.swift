import Candor
import CandorModels
import CandorPreferenceModels
import Foundation

/// Asks a model how true it thinks a claim is: P(true), renormalised over the two letters, the mean over both orders of the options
/// (section 4.3 of the paper: P(token A) for "(A) true or (B) false").
public struct BeliefQuestion: Sendable {
    /// How true a model thinks a claim is.
    public struct Belief: Hashable, Sendable {
        /// P(true), from 0 to 1; `nil` where an order has no usable answer.
        public var probability: Double?
        /// How many sampled answers could be read, of both orders together; `nil` where none were sampled.
        public var answers: Int?

        /// Creates a belief.
        public init(probability: Double?, answers: Int? = nil) {
            self.probability = probability
            self.answers = answers
        }
    }

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

    /// How true the model thinks a claim is. Of sampled answers half, in either order, must be readable: what a model says clearly,
    /// if in other words, must not be outvoted by the few replies that are bare letters.
    /// - Parameter item: The claim.
    /// - Throws: What the model throws.
    public func belief(in item: Misconception) async throws -> Belief {
        async let first = order(prompts.trueFirst, item, trueIsA: true)
        async let second = order(prompts.falseFirst, item, trueIsA: false)
        let orders = try await [first, second]
        let sampled = orders.compactMap(\.answers)
        let probabilities = orders.compactMap(\.probability)
        return Belief(
            probability: probabilities.count == 2 ? probabilities.reduce(0, +) / 2 : nil,
            answers: sampled.isEmpty ? nil : sampled.reduce(0, +))
    }

    /// How true the model thinks claims are.
    /// - Parameters:
    ///   - items: The claims.
    ///   - limit: How many at once, at least 1.
    ///   - completed: Told of each claim that is done.
    /// - Returns: One a claim, in order.
    /// - Throws: What the model throws; what was answered by then is remembered where the model remembers.
    public func beliefs(
        in items: [Misconception], atOnce limit: Int, completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [Belief] {
        try await items.boundedMap(atOnce: limit, completed: completed) { try await belief(in: $0) }
    }

    private func order(_ template: PromptTemplate, _ item: Misconception, trueIsA: Bool) async throws -> Belief {
        let asked = Dialogue([.user(template.filled(with: ["claim": item.claim]))])
        if model.capabilities.givesLogProbabilities {
            let sampling = Sampling(temperature: 0, maxTokens: 1, topLogProbabilities: 20)
            let answer = try await model.reply(to: asked, sampling: sampling, draw: 0)
            if let logOdds = answer.tokens?.first.flatMap({ LetterOdds($0).logOdds }) {
                return Belief(probability: 1 / (1 + exp(trueIsA ? -logOdds : logOdds)), answers: nil)
            }
        }
        let sampling = Sampling(temperature: 1, maxTokens: 8, seed: seed)
        let reply = BeliefReply(trueIsA: trueIsA)
        let said = try await Array(0..<samples).concurrentMap(sequentially: false) { draw in
            try await model.reply(to: asked, sampling: sampling, draw: draw).text.flatMap(reply.saysTrue)
        }.compactMap { $0 }
        let share = Double(said.count { $0 }) / Double(said.count)
        return Belief(probability: 2 * said.count >= samples ? share : nil, answers: said.count)
    }
}

/// Reads a sampled reply to "is this claim (A) true or (B) false?": a letter, a word, or both.
///
/// Understood are `A`, `(B)`, `B.`, `A) False`, `B: true because …`, `True`, `False.`; a letter without what sets it off, as the
/// article in `A claim …`, is none. A letter and a word that contradict each other say nothing.
struct BeliefReply {
    /// Whether (A) stands for true.
    let trueIsA: Bool

    /// Whether the reply says that the claim is true; `nil` where it does not say.
    func saysTrue(_ reply: String) -> Bool? {
        let line = reply.split(whereSeparator: \.isNewline).first { $0.contains { $0.isLetter } } ?? ""
        let start = line.drop { !$0.isLetter }
        let first = start.prefix { $0.isLetter }
        let rest = start[first.endIndex...]
        let second = rest.drop { !$0.isLetter }.prefix { $0.isLetter }
        let word = Self.word(second)
        if let alone = Self.word(first) {
            // "True or false …" repeats the question.
            return second.lowercased() == "or" ? nil : alone
        }
        guard let letter = ["a": trueIsA, "b": !trueIsA][first.lowercased()] else { return nil }
        guard word != nil || rest.allSatisfy({ !$0.isLetter }) || ").:]*,-".contains(rest.first ?? " ") else {
            return nil
        }
        return word.map { $0 == letter } ?? true ? letter : nil
    }

    private static func word(_ text: Substring) -> Bool? { ["true": true, "false": false][text.lowercased()] }
}
