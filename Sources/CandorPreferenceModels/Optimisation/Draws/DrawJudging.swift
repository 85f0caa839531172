import Candor
import CandorStatistics
import CandorText

/// Has a judge compare comments under a condition with comments of the baseline, draw by draw: all pairs of draws, or where
/// that is too dear a sample of them with known probabilities, the likelier the more a preference model's choice depends on
/// them.
public struct DrawJudging: Sendable {
    /// The trials with their comparisons, and how many there are.
    public struct Outcome: Sendable {
        /// The trials; those under a condition have comparisons.
        public var trials: [Trial]
        /// How many pairs of draws were judged.
        public var judged: Int
        /// How many pairs there are.
        public var possible: Int

        /// Creates an outcome.
        /// - Parameters:
        ///   - trials: The trials; those under a condition have comparisons.
        ///   - judged: How many pairs of draws were judged.
        ///   - possible: How many pairs there are.
        public init(trials: [Trial], judged: Int, possible: Int) {
            self.trials = trials
            self.judged = judged
            self.possible = possible
        }
    }

    /// The draws of a condition and of its baseline, and which pairs of them to judge.
    private struct Plan: Sendable {
        var places: [Int]
        var baselines: [Int]
        var pairs: [JudgedPair]
    }

    private let judge: any Judge
    /// How many pairs of a prompt the rules compare at most: they need no more than a look at each comment, but every comparison
    /// is written down.
    private static let pairsByRules = 1_024

    private let pairs: Int
    private let seed: UInt64
    private let parallel: Int

    /// Creates a judging.
    /// - Parameters:
    ///   - judge: Who says which of two comments is more positive; each pair is shown in both orders.
    ///   - pairs: How many pairs of a condition with its baseline to judge on average, at least 1; rules judge 1,024 at least,
    ///     which are all of 32 draws.
    ///   - seed: The seed of the sample.
    ///   - parallel: Prompts at once, at least 1; with 1 every call is made after the one before.
    public init(judge: any Judge, pairs: Int, seed: UInt64, parallel: Int) {
        self.judge = judge
        self.pairs = judge is RulesJudge && pairs > 0 ? max(pairs, Self.pairsByRules) : pairs
        self.seed = seed
        self.parallel = parallel
    }

    /// Judges scored comments.
    /// - Parameters:
    ///   - trials: Comments with scores, other trials among them stay as they are.
    ///   - completed: Told of each prompt that is done.
    /// - Throws: What the judge throws when it cannot be asked; `StatisticsError` for a number of pairs below 1.
    public func compared(_ trials: [Trial], completed: @escaping @Sendable () -> Void = {}) async throws -> Outcome {
        let plans = try self.plans(trials)
        let scorer = (judge as? RulesJudge).map { CommentScores($0, trials.filter(\.isCompared)) }
        let values = try await plans.boundedMap(atOnce: min(parallel, 4), completed: completed) { plan in
            try await plan.pairs.concurrentMap(sequentially: parallel == 1 || scorer != nil) { pair in
                let (own, baseline) = (
                    trials[plan.places[pair.conditionDraw]], trials[plan.baselines[pair.baselineDraw]]
                )
                if let scorer { return scorer.positivity(of: own, against: baseline) }
                return try await positivity(of: own, against: baseline)
            }
        }
        var outcome = Outcome(trials: trials, judged: 0, possible: 0)
        for (plan, values) in zip(plans, values) {
            outcome.judged += plan.pairs.count
            outcome.possible += plan.places.count * plan.baselines.count
            for place in plan.places { outcome.trials[place].comparisons = [] }
            for (pair, value) in zip(plan.pairs, values) {
                outcome.trials[plan.places[pair.conditionDraw]].comparisons?.append(
                    TrialComparison(
                        draw: trials[plan.baselines[pair.baselineDraw]].draw, probability: pair.probability,
                        value: value))
            }
        }
        return outcome
    }

    /// How many prompts there are to judge.
    /// - Parameter trials: The comments.
    public func count(_ trials: [Trial]) -> Int {
        Set(trials.filter { $0.isCompared && $0.about["baseline"] != nil }.map(DrawnPrompt.init)).count
    }

    private func plans(_ trials: [Trial]) throws -> [Plan] {
        let prompts = DrawnPrompt.places(in: trials).filter { $0.first.map { trials[$0].isCompared } ?? false }
        var promptOfTrial: [String: [Int]] = [:]
        for places in prompts { for place in places { promptOfTrial[trials[place].id] = places } }
        return try prompts.compactMap { places in
            guard let first = places.first,
                let baselines = trials[first].about["baseline"].flatMap({ promptOfTrial[$0] })
            else { return nil }
            let rankings = Self.rankings(places.map { trials[$0] }, baselines.map { trials[$0] })
            guard !rankings.isEmpty else { return nil }
            let design = try PairDesign(
                rankings: rankings, selections: Self.selections(upTo: min(places.count, baselines.count)),
                expectedPairs: pairs)
            var generator = SeededGenerator(seed: seed, stream: "pairs \(trials[first].id)")
            return Plan(places: places, baselines: baselines, pairs: design.sample(using: &generator))
        }
    }

    /// The draws of both sides as each preference model ranks them.
    private static func rankings(
        _ own: [Trial], _ baseline: [Trial]
    ) -> [(condition: RankedDraws, baseline: RankedDraws)] {
        (own.first?.scores?.keys.sorted() ?? []).compactMap { name in
            guard baseline.first?.scores?[name] != nil else { return nil }
            func ranked(_ draws: [Trial]) -> RankedDraws {
                RankedDraws(cluster: draws.first?.item ?? "", scores: draws.map { $0.scores?[name].flatMap { $0 } })
            }
            return (ranked(own), ranked(baseline))
        }
    }

    /// Best of 1, 2, 4, … and of all: what lies between needs the same pairs.
    private static func selections(upTo draws: Int) throws -> [Selection] {
        let powers = sequence(first: 1) { $0 * 2 }.prefix { $0 < draws }
        return try (powers + [draws]).map { try .bestOf($0) }
    }

    private func positivity(of own: Trial, against baseline: Trial) async throws -> Double? {
        guard own.isAnswered, baseline.isAnswered else { return nil }
        let object = own.about["object"] ?? "a text"
        let first = try await judge.ruling(
            on: .positivity(object: object, commentA: own.response, commentB: baseline.response))
        let second = try await judge.ruling(
            on: .positivity(object: object, commentA: baseline.response, commentB: own.response))
        var judged = own
        judged.verdicts = [
            TrialVerdict(question: PositivityVerdict.conditionFirst, verdict: first.verdict, reason: first.reason),
            TrialVerdict(question: PositivityVerdict.baselineFirst, verdict: second.verdict, reason: second.reason),
        ]
        return PositivityVerdict.positivity(of: judged)
    }
}

extension Trial {
    /// Whether its probe compares draws with those of the baseline.
    package var isCompared: Bool { Probes.named(probe)?.drawMeasure?.isComparison ?? false }
}

/// What the rules give each comment by itself. Their verdict on two comments follows from it in either order, so that of
/// K × K pairs only 2 K comments need be read.
struct CommentScores: Sendable {
    /// By trial; without comments that say nothing.
    private let scores: [String: Double]
    private let hasLexicon: Bool

    init(_ judge: RulesJudge, _ comments: [Trial]) {
        hasLexicon = judge.lexicon != nil
        var scores: [String: Double] = [:]
        if let scorer = judge.lexicon.map(PositivityScorer.init) {
            for comment in comments where comment.isAnswered {
                scores[comment.id] = scorer.score(of: comment.response)
            }
        }
        self.scores = scores
    }

    /// 1 where the comment is more positive than the baseline's, 0 where less, ½ without a difference; `nil` for unscored,
    /// as where one of them is no answer.
    func positivity(of comment: Trial, against baseline: Trial) -> Double? {
        let (own, other) = (scores[comment.id], scores[baseline.id])
        guard hasLexicon, let own, let other else { return nil }
        let difference = own - other
        return abs(difference) > 1e-9 ? (difference > 0 ? 1 : 0) : 0.5
    }
}
