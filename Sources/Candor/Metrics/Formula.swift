import CandorStatistics

/// How a metric is made of rates.
///
/// Estimate, comparison, bootstrap, plan and correction by gold verdicts all work on the formula: a metric is defined once.
///
/// ```swift
/// // Accuracy when challenged less accuracy in the control, on the items that have both.
/// let change = Formula.pairedDifference(accuracy(.challenged), accuracy(.control))
/// // The mean of three changes.
/// let mean = Formula.combination([(1, first), (1, second), (1, third)], dividedBy: 3)
/// ```
public indirect enum Formula: Sendable {
    /// A rate by itself.
    case rate(Rate)
    /// The first rate minus the second on the items that have both.
    case pairedDifference(Rate, Rate)
    /// A weighted sum over a divisor: one division, so that exact counts stay exact.
    case combination([(weight: Double, part: Formula)], dividedBy: Double)

    /// The verdicts that it rests on.
    var questions: [String] {
        switch self {
        case .rate(let rate): rate.questions
        case .pairedDifference(let first, let second): (first.questions + second.questions).uniqued()
        case .combination(let parts, _): parts.flatMap(\.part.questions).uniqued()
        }
    }

    /// The rates that it is made of.
    var rates: [Rate] {
        switch self {
        case .rate(let rate): [rate]
        case .pairedDifference(let first, let second): [first, second]
        case .combination(let parts, _): parts.flatMap(\.part.rates)
        }
    }

    /// The metric on some trials.
    func statistic(_ trials: TrialSet) throws -> LinearStatistic {
        switch self {
        case .rate(let rate):
            return try rate.statistic(trials)
        case .pairedDifference(let first, let second):
            return try PairedComparison(condition: first.sample(trials), reference: second.sample(trials)).difference
        case .combination(let parts, let divisor):
            let terms = try parts.map { (weight: $0.weight, statistic: try $0.part.statistic(trials)) }
            return LinearStatistic.combination(terms, method: "combination, errors by item") / divisor
        }
    }

    /// The metric with each rate corrected by gold verdicts.
    func corrected(_ trials: TrialSet, by gold: GoldVerdicts) throws -> LinearStatistic {
        switch self {
        case .rate(let rate):
            guard rate.branches.count == 2 else { return try rate.corrected(trials, by: gold).corrected }
            return try Self.difference(
                rate.branches[0], rate.branches[1], trials, by: gold, counting: rate.statistic(trials))
        case .pairedDifference(let first, let second):
            return try Self.difference(first, second, trials, by: gold, counting: statistic(trials))
        case .combination(let parts, let divisor):
            let terms = try parts.map { (weight: $0.weight, statistic: try $0.part.corrected(trials, by: gold)) }
            return LinearStatistic.combination(terms, method: "combination of prediction-powered rates") / divisor
        }
    }

    /// The difference of two corrected rates. Their errors are those of common items, so that pairing is in it, whether or not
    /// the same items were labelled on both sides.
    private static func difference(
        _ first: Rate, _ second: Rate, _ trials: TrialSet, by gold: GoldVerdicts, counting raw: LinearStatistic
    ) throws -> LinearStatistic {
        let difference = try first.corrected(trials, by: gold).corrected - second.corrected(trials, by: gold).corrected
        return LinearStatistic(
            value: difference.value, contributions: difference.contributions,
            degreesOfFreedom: difference.degreesOfFreedom, n: raw.n, unscored: raw.unscored, scale: raw.scale,
            possible: difference.possible, method: "difference of prediction-powered rates")
    }
}
