/// The bootstrap of ratings whose raters and items are both drawn from larger populations.
///
/// Raters are drawn with replacement, items with replacement, independently; a rating weighs the product of how often its
/// rater and its item were drawn: the pigeonhole bootstrap (Owen, "The pigeonhole bootstrap", 2007). No bootstrap is exact
/// for crossed effects (McCullagh, "Resampling and exchangeable arrays", 2000); this one errs on the safe side: its variance
/// is that of raters, plus that of items, plus up to three times the part that neither explains. It therefore promises less
/// precision than there is where raters and items hardly differ, and comes close where they do.
///
/// α and κ compare different raters only, whatever their weights, so that a rater who was drawn twice does not agree with
/// the copy. Where there are only two raters, every other draw holds one of them alone: then items alone are drawn, and the
/// interval speaks of these two raters.
public struct CrossedBootstrap: Hashable, Sendable {
    /// How many times raters and items are drawn anew.
    public let resamples: Int
    /// The seed: the same seed, the same bytes.
    public let seed: UInt64

    /// A bootstrap.
    ///
    /// - Parameters:
    ///   - resamples: how many times raters and items are drawn anew, at least 2.
    ///   - seed: any number.
    /// - Throws: `StatisticsError` with `.invalidCount`.
    public init(resamples: Int = 2000, seed: UInt64 = 0) throws(StatisticsError) {
        guard resamples >= 2 else {
            throw StatisticsError(
                .invalidCount, doing: "starting a bootstrap of \(resamples) resamples", next: "give at least 2")
        }
        self.resamples = resamples
        self.seed = seed
    }

    /// Draws raters and items anew, again and again, the same draws for every statistic.
    ///
    /// - Parameters:
    ///   - statistics: what to compute of each draw.
    ///   - table: the ratings.
    public func distributions(of statistics: [CrossedStatistic], on table: RatingTable) -> [BootstrapDistribution] {
        let drawsRaters = statistics.map { $0.scores != nil || table.raters.count > 2 }
        let counts = table.counts
        var replicates = statistics.map { _ in [Double]() }
        for withRaters in [true, false] {
            let chosen = statistics.indices.filter { drawsRaters[$0] == withRaters }
            guard !chosen.isEmpty, !table.entries.isEmpty else { continue }
            resample(table, drawsRaters: withRaters) { drawn in
                for index in chosen {
                    guard let value = statistics[index].value(of: drawn), value.isFinite else { continue }
                    replicates[index].append(value)
                }
            }
        }
        return statistics.indices.map { index in
            BootstrapDistribution(
                value: statistics[index].value(of: counts), replicates: replicates[index].sorted(),
                undefined: resamples - replicates[index].count, jackknife: [])
        }
    }

    /// The numbers to report.
    ///
    /// α and κ get the percentiles of the draws. A share p gets Wilson's interval with the number of independent
    /// observations that would differ as much as the draws do where they lie, n = p̄ (1 − p̄) / s², with their mean p̄ and
    /// standard deviation s; its standard error is √(p (1 − p) / n). For averages p̄ is p. Votes lose unanimity when some of
    /// few raters are drawn twice and others not at all, so that their draws lie nearer to ½, and percentiles would miss.
    ///
    /// - Parameters:
    ///   - statistics: what to estimate.
    ///   - table: the ratings.
    public func estimates(of statistics: [CrossedStatistic], on table: RatingTable) -> [Estimate] {
        zip(statistics, distributions(of: statistics, on: table)).map { statistic, distribution in
            guard let scores = statistic.scores, let share = distribution.value else {
                let drawn = table.raters.count < 3 ? "items" : "raters and items"
                return estimate(
                    statistic, distribution, on: table, drawn: drawn, standardError: distribution.standardError,
                    interval: distribution.percentileInterval)
            }
            let observations = distribution.independentObservations
            let interval = ConfidenceInterval.crossed(
                share: share, observations: observations,
                degreesOfFreedom: CrossedSpread(scores, in: table)?.degreesOfFreedom ?? 0, items: table.clusters.count)
            return estimate(
                statistic, distribution, on: table, drawn: "raters and items",
                standardError: observations.map { (share * (1 - share) / $0).squareRoot() } ?? 0, interval: interval)
        }
    }

    /// One number to report.
    ///
    /// - Parameters:
    ///   - statistic: what to estimate.
    ///   - table: the ratings.
    public func estimate(of statistic: CrossedStatistic, on table: RatingTable) -> Estimate {
        estimates(of: [statistic], on: table)[0]
    }

    private func estimate(
        _ statistic: CrossedStatistic, _ distribution: BootstrapDistribution, on table: RatingTable, drawn: String,
        standardError: Double?, interval: ConfidenceInterval?
    ) -> Estimate {
        Estimate(
            value: distribution.value, standardError: standardError, lower: interval?.lower, upper: interval?.upper,
            n: statistic.n(in: table), denominator: statistic.denominator,
            method: "\(statistic.method), bootstrap of \(drawn), \(resamples) resamples"
                + (interval.map { ", " + $0.method } ?? ""))
    }

    private func resample(_ table: RatingTable, drawsRaters: Bool, use: (VoteCounts) -> Void) {
        var generator = SeededGenerator(seed: seed, stream: "crossed bootstrap")
        var counts = table.counts
        var raters = [Double](repeating: 1, count: table.raters.count)
        var clusters = [Double](repeating: 1, count: table.clusters.count)
        for _ in 0..<resamples {
            if drawsRaters { Self.draw(&raters, &generator) }
            Self.draw(&clusters, &generator)
            table.count(raterWeights: raters, clusterWeights: clusters, into: &counts)
            use(counts)
        }
    }

    /// How often each of so many is drawn in as many draws with replacement.
    private static func draw(_ weights: inout [Double], _ generator: inout SeededGenerator) {
        for index in weights.indices { weights[index] = 0 }
        for _ in weights.indices { weights[generator.nextIndex(below: weights.count)] += 1 }
    }
}

extension BootstrapDistribution {
    /// How many independent observations of 0 or 1 would have a mean that differs as much from draw to draw; nil where the
    /// draws do not differ.
    fileprivate var independentObservations: Double? {
        guard let standardError, standardError > 0 else { return nil }
        let mean = replicates.reduce(0, +) / Double(replicates.count)
        return mean * (1 - mean) / (standardError * standardError)
    }
}

/// How much raters, items and single ratings add to the error of a mean of ratings, by linearisation.
struct CrossedSpread {
    /// Σ over raters of (Σ of the residuals of the rater's ratings / n)².
    let raters: Double
    /// The same over the clusters of items.
    let items: Double
    /// The same over single ratings.
    let ratings: Double
    private let raterCount: Double
    private let itemCount: Double

    /// Measures the spread of a mean.
    ///
    /// - Parameters:
    ///   - scores: what ratings count.
    ///   - table: the ratings.
    /// - Returns: nil where no rating counts.
    init?(_ scores: RatingScores, in table: RatingTable) {
        let scored = table.entries.compactMap { entry in scores.score(of: entry, in: table).map { (entry, $0) } }
        guard !scored.isEmpty else { return nil }
        let n = Double(scored.count)
        let mean = scored.reduce(0) { $0 + $1.1 } / n
        var ofRater = [Double](repeating: 0, count: table.raters.count)
        var ofCluster = [Double](repeating: 0, count: table.clusters.count)
        for (entry, value) in scored {
            ofRater[entry.rater] += (value - mean) / n
            ofCluster[table.clusterOfItem[entry.item]] += (value - mean) / n
        }
        raters = ofRater.reduce(0) { $0 + $1 * $1 }
        items = ofCluster.reduce(0) { $0 + $1 * $1 }
        ratings = scored.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) } / (n * n)
        raterCount = Double(Set(scored.map(\.0.rater)).count)
        itemCount = Double(Set(scored.map { table.clusterOfItem[$0.0.item] }).count)
    }

    /// The degrees of freedom of the sum of the parts of raters and items (Satterthwaite, "An approximate distribution of
    /// estimates of variance components", 1946); 0 where there is no spread.
    var degreesOfFreedom: Double {
        let parts = [(raters, raterCount - 1), (items, itemCount - 1)].filter { $0.0 > 0 && $0.1 > 0 }
        let sum = parts.reduce(0) { $0 + $1.0 }
        let squares = parts.reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
        return squares > 0 ? sum * sum / squares : 0
    }
}
