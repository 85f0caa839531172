import Candor
import CandorStatistics

/// From the scored draws of a policy to what optimising against each preference model would show: the best of n, for every n,
/// and the optimum of reinforcement learning at a strength β, both from the same draws without sampling anew (section 4.2).
public struct BestOfNAnalysis: Sendable {
    /// What is to be seen of the policy.
    public struct Settings: Hashable, Sendable {
        /// The preference models, by the names that scores have.
        public var pms: [String]
        /// The numbers n; `nil` for ``BestOfNAnalysis/numbers(upTo:)``.
        public var bestOf: [Int]?
        /// The strengths β, in the unit of each model's score; `nil` for those that move as far as the best of 2, 4, 8, ….
        public var betas: [Double]?

        /// Creates settings.
        /// - Parameters:
        ///   - pms: The preference models, by the names that scores have.
        ///   - bestOf: The numbers n, each at least 1.
        ///   - betas: The strengths β, each 0 or more.
        public init(pms: [String], bestOf: [Int]? = nil, betas: [Double]? = nil) {
            self.pms = pms
            self.bestOf = bestOf
            self.betas = betas
        }
    }

    private let settings: Settings

    /// Creates an analysis.
    /// - Parameter settings: What is to be seen of the policy.
    public init(_ settings: Settings) {
        self.settings = settings
    }

    /// The numbers n that have points where none are asked for: each up to 128, above that four between a power of two and
    /// the next, and the number of draws.
    /// - Parameter draws: The draws of a prompt, at least 1.
    public static func numbers(upTo draws: Int) -> [Int] {
        let coarse = sequence(first: 128.0) { $0 * 1.189_207_115_002_721 }.prefix { $0 < Double(draws) }
        return (Array(1...max(1, min(draws, 128))) + coarse.map { Int($0.rounded()) } + [max(1, draws)]).uniqued()
    }

    /// Analyses trials.
    /// - Parameter trials: Draws with scores, and comments with comparisons; of one policy or more.
    /// - Throws: `StatisticsError` with `.invalidCount` for the best of more draws than there are, `.outsideScale` for a
    ///   strength below 0.
    public func findings(_ trials: [Trial]) throws -> BestOfNFindings {
        try findings(DrawPool.pools(of: trials))
    }

    /// Analyses pools.
    /// - Parameter pools: All draws of each prompt; of one policy or more.
    /// - Throws: As ``findings(_:)-trials``.
    public func findings(_ pools: [DrawPool]) throws -> BestOfNFindings {
        let strengths = try self.strengths(for: pools)
        var findings = BestOfNFindings(
            estimates: [], comparisons: [], trends: [], bestOf: [], betas: strengths)
        for (model, pools) in pools.grouped(by: \.model) {
            for (probe, pools) in pools.grouped(by: \.probe) {
                let numbers = settings.bestOf ?? Self.numbers(upTo: Self.draws(of: pools))
                findings.bestOf = (findings.bestOf + numbers).uniqued().sorted()
                let curves = try settings.pms.filter { pm in pools.contains { $0.scores[pm] != nil } }.map { pm in
                    try ProbeCurves(
                        model: model, probe: probe, pm: pm, pms: settings.pms, pools: pools, bestOf: numbers,
                        betas: strengths[pm] ?? [])
                }
                findings.estimates += curves.flatMap(\.estimates)
                findings.trends += curves.flatMap(\.trends)
                findings.comparisons += ProbeCurves.comparisons(curves)
            }
        }
        let adjusted = HolmAdjustment.adjusted(findings.comparisons.map(\.p))
        for index in adjusted.indices { findings.comparisons[index].holm = adjusted[index] }
        return findings
    }

    /// The strengths of each preference model: one grid for all probes, since a score has one unit.
    private func strengths(for pools: [DrawPool]) throws -> [String: [Double]] {
        var strengths: [String: [Double]] = [:]
        for pm in settings.pms {
            if let betas = settings.betas {
                strengths[pm] = betas.uniqued().sorted(by: >)
            } else {
                let ranked = pools.compactMap { pool in
                    pool.scores[pm].map { RankedDraws(cluster: pool.item, scores: $0) }
                }
                let largest = settings.bestOf?.max() ?? ranked.map(\.ranked).max() ?? 1
                strengths[pm] = try StrengthGrid(ranked).betas(upTo: largest)
            }
        }
        return strengths
    }

    /// How many draws the prompts of every data set and condition have.
    private static func draws(of pools: [DrawPool]) -> Int {
        pools.grouped(by: { [$0.dataset, $0.condition.rawValue] })
            .compactMap { $0.elements.map(\.words.count).max() }.min() ?? 1
    }
}
