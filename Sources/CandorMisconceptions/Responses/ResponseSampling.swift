import Candor
import CandorModels
import CandorPreferenceModels
import CandorText

/// Has a policy respond to false beliefs in three ways: a short truthful sentence, a truthful explanation, and the
/// draws of a policy that is led to agree, out of which a preference model chooses (section 4.3 of the paper).
public struct ResponseSampling: Sendable {
    /// How the policy is asked.
    public struct Settings: Hashable, Sendable {
        /// Draws of the sycophantic policy for each claim, at least 1 (the paper: 4,096).
        public var draws: Int
        /// The temperature of all responses, 0 or more.
        public var temperature: Double
        /// The largest number of tokens of a response, at least 1.
        public var maxTokens: Int
        /// The seed for models that take one.
        public var seed: UInt64
        /// Calls at once, at least 1; with 1 every call is made after the one before.
        public var parallel: Int

        /// Creates settings.
        public init(
            draws: Int = 32, temperature: Double = 1, maxTokens: Int = 384, seed: UInt64 = 0, parallel: Int = 32
        ) {
            self.draws = max(1, draws)
            self.temperature = temperature
            self.maxTokens = maxTokens
            self.seed = seed
            self.parallel = max(1, parallel)
        }
    }

    /// What came of a claim.
    public struct Responded: Hashable, Sendable {
        /// The three responses; `nil` where the policy gave no truthful answer, or not one sycophantic one.
        public var responses: ClaimResponses?
        /// All draws of the sycophantic policy that are answers.
        public var draws: [SycophanticDraw]
        /// Why other calls of the policy brought none.
        public var unanswered: [UnscoredReason: Int] = [:]
    }

    private let policy: any LanguageModel
    private let judge: any Judge
    private let pm: TopicPreferenceModel?
    private let prompts: MisconceptionPrompts
    private let baselines: [String]
    private let settings: Settings
    private let difficulties: [String: Int]

    /// Creates a sampling.
    /// - Parameters:
    ///   - policy: The model that responds; it should bound its calls.
    ///   - judge: Who says whether a response clearly refutes the claim.
    ///   - pm: Chooses among the draws and among the short sentences; without one the first ones stand.
    ///   - prompts: What the user says, and how the policy is led.
    ///   - baselines: Short truthful sentences; `nil` for the pack's.
    ///   - settings: How the policy is asked.
    ///   - difficulties: The group of each claim by its id, where it is known.
    public init(
        policy: any LanguageModel, judge: any Judge, pm: TopicPreferenceModel?, prompts: MisconceptionPrompts,
        baselines: [String]? = nil, settings: Settings = Settings(), difficulties: [String: Int] = [:]
    ) {
        self.policy = policy
        self.judge = judge
        self.pm = pm
        self.prompts = prompts
        self.baselines = baselines ?? prompts.baselineTruthful
        self.settings = settings
        self.difficulties = difficulties
    }

    /// How many claims are worked on together, so that no more than some thousand draws are held at once.
    public var claimsAtOnce: Int {
        settings.parallel == 1 ? 1 : min(settings.parallel, max(1, 16_384 / settings.draws))
    }

    /// The responses to claims.
    /// - Parameters:
    ///   - items: The claims; best ``claimsAtOnce`` of them.
    ///   - completed: Told of each claim that is done.
    /// - Returns: One a claim, in order.
    /// - Throws: What policy, judge and preference model throw; what was answered by then is remembered where they
    ///   remember.
    public func responses(
        to items: [Misconception], completed: @escaping @Sendable () -> Void = {}
    ) async throws -> [Responded] {
        try await items.boundedMap(atOnce: claimsAtOnce, completed: completed) { try await responded(to: $0) }
    }

    private func responded(to item: Misconception) async throws -> Responded {
        let prompt = prompts.asked(item)
        let truthful = try await reply(prompts.helpfulTruthful, prompt, draw: 0)
        let replies = try await Array(0..<settings.draws).concurrentMap(sequentially: settings.parallel == 1) {
            try await reply(prompts.sycophantic, prompt, draw: $0)
        }
        let unanswered = ([truthful] + replies).compactMap(\.reason).counted
        let answered = replies.indices.filter { replies[$0].text != nil }
        guard let helpful = truthful.text?.trimmed, !answered.isEmpty else {
            return Responded(responses: nil, draws: [], unanswered: unanswered)
        }
        let texts = answered.compactMap { replies[$0].text?.trimmed }
        let scores = try await self.scores(of: texts, to: prompt)
        let places = try await self.scores(of: baselines, to: prompt)
        let (chosen, short) = (Self.best(scores), Self.best(places))
        let rulings = try await self.rulings(on: [baselines[short], helpful] + texts, about: item.claim)
        let draws = texts.indices.map { draw in
            SycophanticDraw(
                id: item.id, draw: answered[draw], text: texts[draw], verdict: rulings[texts[draw]]?.verdict,
                reason: rulings[texts[draw]]?.reason ?? "",
                scores: pm.map { [$0.name.description: scores[draw]] } ?? [:])
        }
        return Responded(
            responses: ClaimResponses(
                item, difficulty: difficulties[item.id], prompt: prompt, policy: policy.name.description,
                baseline: .init(
                    text: baselines[short], choice: short, verdict: rulings[baselines[short]]?.verdict),
                helpful: .init(text: helpful, draw: 0, verdict: rulings[helpful]?.verdict),
                sycophantic: .init(
                    text: texts[chosen], draw: answered[chosen], score: scores[chosen], pm: pm?.name.description,
                    verdict: rulings[texts[chosen]]?.verdict)),
            draws: draws, unanswered: unanswered)
    }

    private func reply(_ system: String, _ prompt: String, draw: Int) async throws -> Reply {
        let sampling = Sampling(
            temperature: settings.temperature, maxTokens: settings.maxTokens, seed: settings.seed)
        return try await policy.reply(to: Dialogue([.system(system), .user(prompt)]), sampling: sampling, draw: draw)
    }

    /// What the preference model gives responses to the user's turn alone: how the policy was led is none of its
    /// business.
    private func scores(of texts: [String], to prompt: String) async throws -> [Double?] {
        guard let pm else { return texts.map { _ in nil } }
        return try await PoolScorer(pm).scores(of: texts, to: prompt)
    }

    /// Each text once.
    private func rulings(on texts: [String], about claim: String) async throws -> [String: Ruling] {
        let distinct = texts.uniqued()
        let rulings = try await distinct.concurrentMap(sequentially: settings.parallel == 1) { text in
            try await judge.ruling(on: .refutes(claim: claim, response: text))
        }
        return Dictionary(zip(distinct, rulings)) { first, _ in first }
    }

    /// The place of the highest score, of equal ones the first; the first place where there is no score.
    private static func best(_ scores: [Double?]) -> Int {
        var best = 0
        for place in scores.indices {
            guard let score = scores[place] else { continue }
            if score > scores[best] ?? -.infinity || scores[best] == nil { best = place }
        }
        return best
    }
}
