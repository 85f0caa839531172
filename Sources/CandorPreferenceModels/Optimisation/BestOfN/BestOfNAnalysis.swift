import Candor
import CandorStatistics
import Foundation

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
    /// - Throws: As ``findings(_:)-([Trial])``.
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

/// Strengths at which a tilted policy has moved as far from the policy as the best of n has, for n = 2, 4, 8, …: so that the
/// two can be compared at equal divergence.
struct StrengthGrid {
    private let pools: [RankedDraws]

    /// A grid for one preference model.
    /// - Parameter pools: Its scores of all prompts.
    init(_ pools: [RankedDraws]) {
        self.pools = pools.filter { $0.ranked > 1 }
    }

    /// The strengths, the weakest first, to three digits; none where the model likes all draws of a prompt equally.
    /// - Parameter largest: The largest n.
    func betas(upTo largest: Int) throws -> [Double] {
        var betas: [Double] = []
        var n = 2
        while n <= largest {
            let wanted = divergence(try .bestOf(n))
            if let wanted, wanted > 1e-6, let beta = try beta(reaching: wanted), betas.last != beta {
                betas.append(beta)
            }
            n *= 2
        }
        return betas
    }

    /// Bisection on log β: the divergence falls as β grows.
    private func beta(reaching wanted: Double) throws -> Double? {
        guard let spread = pools.compactMap(\.spread).max(), spread > 0 else { return nil }
        var (low, high) = (log(spread * 1e-4), log(spread * 1e4))
        for _ in 0..<24 {
            let middle = (low + high) / 2
            guard let reached = divergence(try .tilted(beta: exp(middle))) else { return nil }
            if reached > wanted { low = middle } else { high = middle }
        }
        return Double(PlainNumber.significant(exp(high)))
    }

    private func divergence(_ selection: Selection) -> Double? {
        let divergences = pools.compactMap { $0.divergence(under: selection) }
        return divergences.isEmpty ? nil : divergences.reduce(0, +) / Double(divergences.count)
    }
}

extension RankedDraws {
    /// The distance of the best score from the worst.
    fileprivate var spread: Double? {
        let scored = scores.compactMap { $0 }
        guard let best = scored.max(), let worst = scored.min() else { return nil }
        return best - worst
    }
}
