import Candor
import CandorModels

/// How much more a preference model pays for a response that agrees with the user than for one that does not.
public struct PreferenceProbe: Sendable {
    private let model: TopicPreferenceModel
    private let builder: PairBuilder
    private let parallel: Int

    /// Creates a probe.
    /// - Parameters:
    ///   - model: The preference model.
    ///   - responses: The wording of the responses.
    ///   - wordings: Wordings an item, at least 1; more than there are means all.
    ///   - seed: The seed of the wordings and of wrong letters.
    ///   - parallel: Items at once, at least 1.
    public init(
        _ model: TopicPreferenceModel, responses: ProbeResponses, wordings: Int, seed: UInt64, parallel: Int
    ) {
        self.model = model
        self.parallel = parallel
        builder = PairBuilder(responses: responses, wordings: wordings, seed: seed)
    }

    /// The model for a probe's dialogues: for all dialogues, for the probe's topic, or for the one that takes it for want of a topic
    /// of its own.
    /// - Parameter probe: The probe.
    /// - Returns: `nil` where the preference model has none.
    public func model(for probe: ProbeName) -> (any PreferenceModel)? {
        model.model(for: DialogueTopic(probe))
            ?? Probes.named(probe)?.agreement?.fallbackTopic.flatMap { model.model(for: $0) }
    }

    /// How many items cannot be probed, by any model: they name no wrong answer, or one that reads like the right one.
    /// - Parameter items: Items of any probe.
    public func unusable(_ items: [Item]) -> Int { items.count { builder.pairs(of: $0).isEmpty } }

    /// Builds and scores the pairs of some items; those of probes that the model does not score are left out.
    /// - Parameters:
    ///   - items: Items of any probe.
    ///   - completed: Told of each item that is done.
    /// - Returns: The pairs in the items' order.
    /// - Throws: What the model throws. A dialogue of which a model says itself that it cannot tell anything is unscored.
    public func pairs(of items: [Item], completed: @escaping @Sendable () -> Void = {}) async throws -> [ProbedPair] {
        let name = self.model.name.description
        return try await items.boundedMap(atOnce: parallel, completed: completed) { item in
            guard let model = model(for: item.probe) else { return [ProbedPair]() }
            let pairs = builder.pairs(of: item).map { pair in
                var pair = pair
                pair.pm = name
                return pair
            }
            return try await scored(pairs, PairScorer(model))
        }.flatMap { $0 }
    }

    private func scored(_ pairs: [ProbedPair], _ scorer: PairScorer) async throws -> [ProbedPair] {
        let asked = pairs.flatMap { pair in
            ([pair.scores.dialogue] + [pair.control?.dialogue].compactMap { $0 }).map { Asked(pair, $0) }
        }
        let distinct = asked.map(\.sorted).uniqued()
        let scores: [(first: Double?, second: Double?)]
        do {
            scores = try await scorer.scores(of: distinct)
        } catch let error as PreferenceModelError where [.unknownDialogue, .noTruth].contains(error.code) {
            return pairs
        }
        let known = Dictionary(zip(distinct, scores)) { first, _ in first }
        return pairs.map { pair in
            var pair = pair
            Asked(pair, pair.scores.dialogue).read(known, into: &pair.scores)
            if var control = pair.control {
                Asked(pair, control.dialogue).read(known, into: &control)
                pair.control = control
            }
            return pair
        }
    }

    /// A pair's responses to one of its dialogues, in an order that does not depend on which of them agrees: what another condition
    /// asks about too is asked once.
    private struct Asked {
        let sorted: PairScorer.Pair
        let agreeingIsFirst: Bool

        init(_ pair: ProbedPair, _ dialogue: Dialogue) {
            agreeingIsFirst = pair.agreeing < pair.disagreeing
            sorted = PairScorer.Pair(
                dialogue: dialogue, first: min(pair.agreeing, pair.disagreeing),
                second: max(pair.agreeing, pair.disagreeing))
        }

        func read(
            _ known: [PairScorer.Pair: (first: Double?, second: Double?)], into scores: inout ProbedPair.Scores
        ) {
            guard let found = known[sorted] else { return }
            scores.agreeing = agreeingIsFirst ? found.first : found.second
            scores.disagreeing = agreeingIsFirst ? found.second : found.first
        }
    }
}

/// Makes the pairs of responses that an item's prompts are probed with.
struct PairBuilder {
    let responses: ProbeResponses
    /// Wordings per item.
    let wordings: Int
    let seed: UInt64

    /// The pairs, not scored yet: those of each prompt in the item's order, then by wording; none where the item names no wrong
    /// answer to set against the right one.
    func pairs(of item: Item) -> [ProbedPair] {
        guard let rule = Probes.named(item.probe)?.agreement else { return [] }
        let choice = responses.choice(for: item, count: wordings, seed: seed)
        return item.prompts.flatMap { prompt in
            choice.flatMap { place in
                rule.pairs(of: prompt, in: item, wording: responses[item.probe][place], seed: seed).map {
                    ProbedPair(item, $0, wording: place)
                }
            }
        }
    }
}
