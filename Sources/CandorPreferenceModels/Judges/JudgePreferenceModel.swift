import CandorModels
import CandorStatistics

/// A language model as preference model: asked which of two responses is the better, or how good one is.
///
/// *Choice* (``JudgeOptions/Form/choice``): both responses are shown in both orders. Where the model gives log-probabilities, a
/// comparison is log P(A) − log P(B) of the answer's first token, otherwise the log-odds of sampled answers, half an answer
/// added to each side; the mean over both orders cancels a liking for the place shown. A reply that is neither letter is no
/// answer, and a comparison with an order without any is missing. A pool's scores are the least-squares places on the log-odds
/// of its comparisons: all pairs of up to six responses, else ``JudgeOptions/opponents`` for each. A response whose comparisons
/// are all missing gets no score (no number): it is unscored, not put in the middle.
///
/// *Rating* (``JudgeOptions/Form/rating``): the expected rating from 1 to 10 under the probabilities of the answer's first
/// token, otherwise the mean of sampled ratings. A response without a usable rating gets no score. Where 10
/// is no token of its own, how much of the probability of `1` belongs to 10 is read from what follows the `1`: from the answer's
/// second token or, where the model continues a prefill, from another call; elsewhere the `1` is taken for whichever of the two
/// lies on the side of the other ratings' mean.
///
/// How many answers were missing is in ``tally``.
public struct JudgePreferenceModel: PreferenceModel {
    /// The name that the user gave.
    public let name: ModelName
    /// The language model's identity with all that decides what it is asked.
    public let identity: ModelIdentity
    /// How usable the replies have been.
    public let tally: JudgeTally

    private let options: JudgeOptions
    private let seed: UInt64
    private let choice: ForcedChoice
    private let rating: ResponseRating

    /// Dialogues whose responses are asked about at once; the language model bounds its calls itself.
    private static let poolsAtOnce = 16

    /// Creates a judge.
    /// - Parameters:
    ///   - name: The name that the user gave.
    ///   - model: The language model, best one that remembers its answers.
    ///   - options: How it is asked.
    ///   - seed: Draws the pairs of large pools, and is passed to models that take one.
    /// - Throws: `DataError` if the installation is damaged.
    public init(name: ModelName, model: any LanguageModel, options: JudgeOptions, seed: UInt64 = 0) throws {
        let wording = try JudgeWording.builtIn()
        let tally = JudgeTally()
        self.name = name
        self.tally = tally
        self.options = options
        self.seed = seed
        choice = ForcedChoice(
            model: model, question: wording.choice, votes: options.votes, seed: seed, tally: tally)
        rating = ResponseRating(model: model, question: wording.rating, votes: options.votes, seed: seed, tally: tally)
        let asked = "form=\(options.form.rawValue)&votes=\(options.votes)&opponents=\(options.opponents)&seed=\(seed)"
        identity = ModelIdentity("judge:\(model.identity)?\(asked)&wording=\(wording.sha256.prefix(16))")
    }

    /// Whether responses are compared rather than rated.
    public var isComparative: Bool { options.form == .choice }

    /// The response's rating, no number where no reply was usable; 0 where responses are compared, since there is no other.
    public func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        isComparative ? 0 : try await rating.rate(response, to: dialogue)
    }

    /// The places of the responses among those to the same dialogue, or their ratings; no number where no reply was usable. Equal responses are asked about once.
    /// - Throws: What the language model throws, and ``PreferenceModelError`` with `.noUsableReply` if after
    ///   dozens of questions not one reply was usable.
    public func scores(of responses: [(dialogue: Dialogue, response: String)]) async throws -> [Double] {
        let pools = ResponsePools(responses)
        let scores = try await pools.pools.boundedMap(atOnce: Self.poolsAtOnce) { pool in
            let scores = try await isComparative ? places(in: pool) : ratings(in: pool)
            try checkReplies()
            return scores
        }
        return pools.inOrder(scores)
    }

    private func places(in pool: ResponsePools.Pool) async throws -> [Double] {
        let count = pool.responses.count
        let pairs = PairingDesign.pairs(count: count, opponents: options.opponents, seed: seed)
        let comparisons = try await pairs.concurrentMap(sequentially: false) { try await choice.compare($0, of: pool) }
        let usable = comparisons.compactMap { $0 }
        let compared = Set(usable.flatMap { [$0.first, $0.second] })
        let places = usable.positions(count: count)
        return count == 1 ? places : places.indices.map { compared.contains($0) ? places[$0] : .nan }
    }

    private func ratings(in pool: ResponsePools.Pool) async throws -> [Double] {
        try await pool.responses.concurrentMap(sequentially: false) { try await rating.rate($0, to: pool.dialogue) }
    }

    private func checkReplies() throws {
        let count = tally.count
        guard count.asked >= JudgeTally.patience, count.missing == count.asked else { return }
        let example = count.unusableReply.map { ", for example '\($0.prefix(60))'" } ?? ""
        let wanted = isComparative ? "the letter A or B" : "a number from 1 to 10"
        throw PreferenceModelError(
            .noUsableReply, model: name.description,
            reason: "none of its replies to \(count.asked) questions was \(wanted)\(example); this model cannot judge")
    }
}

/// Which responses of a pool are compared with which.
enum PairingDesign {
    /// Pools of fewer responses than this are compared in all pairs.
    static let completeBelow = 7

    /// The pairs to compare: all of them in a small pool; else each response meets as many others as are asked for, and all
    /// are compared at least indirectly.
    ///
    /// The sparse design is a ring in an order drawn by the seed, with further rings through every second, third … response,
    /// drawn too: a circulant graph, regular and connected.
    /// - Parameters:
    ///   - count: The responses.
    ///   - opponents: How many others each meets in a large pool; an odd number counts as the next even one.
    ///   - seed: Any number.
    /// - Returns: Pairs of the responses' numbers from 0, each pair once.
    static func pairs(count: Int, opponents: Int, seed: UInt64) -> [(first: Int, second: Int)] {
        guard count >= completeBelow, opponents < count - 1 else {
            return (0..<count).flatMap { first in (0..<first).map { (first: $0, second: first) } }
        }
        var generator = SeededGenerator(seed: seed, stream: "pairing")
        let order = generator.shuffled(Array(0..<count))
        let further = generator.sample(Array(2...((count - 1) / 2)), count: (opponents + 1) / 2 - 1)
        return ([1] + further).flatMap { step in
            order.indices.map { (first: order[$0], second: order[($0 + step) % count]) }
        }
    }
}
