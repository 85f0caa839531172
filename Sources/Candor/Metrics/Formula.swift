import CandorModels
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

extension Formula {
    /// Why observations are unscored, as many as the metric's statistic says.
    func unscoredReasons(_ trials: TrialSet) -> [UnscoredReason: Int] {
        switch self {
        case .rate(let rate):
            rate.scoring(trials).lazy.compactMap(\.reason).counted
        case .pairedDifference(let first, let second):
            Self.missingPairs(first.scoring(trials), second.scoring(trials)).counted
        case .combination(let parts, _):
            parts.reduce(into: [:]) { $0.merge($1.part.unscoredReasons(trials), uniquingKeysWith: +) }
        }
    }

    /// Pairs are formed item by item; of those that cannot be, the side with fewer scored observations says why.
    private static func missingPairs(_ first: [Rate.Scoring], _ second: [Rate.Scoring]) -> [UnscoredReason] {
        let others = Dictionary(grouping: second, by: \.cluster)
        return Dictionary(grouping: first, by: \.cluster).flatMap { cluster, own -> [UnscoredReason] in
            guard let other = others[cluster] else { return [] }
            let (reasons, otherReasons) = (own.compactMap(\.reason), other.compactMap(\.reason))
            let scored = min(own.count - reasons.count, other.count - otherReasons.count)
            let missing = min(own.count, other.count) - scored
            let fewer = own.count - reasons.count <= other.count - otherReasons.count
            return Array((fewer ? reasons + otherReasons : otherReasons + reasons).prefix(missing))
        }
    }
}

extension Rate {
    /// Whether an observation that counts is scored.
    struct Scoring {
        var cluster: String
        /// Why it is not; `nil` for scored.
        var reason: UnscoredReason?
    }

    /// The rate's observations that count, or may count, in its denominator.
    func scoring(_ trials: TrialSet) -> [Scoring] {
        selected(trials).compactMap { facts in
            let observation = observation(facts)
            guard observation.denominator != 0 || (observation.numerator ?? 0) != 0 else { return nil }
            return Scoring(
                cluster: observation.cluster,
                reason: observation.scored == nil ? facts.unscoredReason(of: questions, usesControl: usesControl) : nil)
        }
    }
}

extension Facts {
    /// Why a verdict on one of some questions is missing.
    fileprivate func unscoredReason(of questions: [String], usesControl: Bool) -> UnscoredReason {
        func missing(_ trial: Trial) -> UnscoredReason? {
            trial.verdicts.first { questions.contains($0.question) && $0.verdict == nil }?.unscored
        }
        return missing(trial) ?? (usesControl ? control.map(missing) ?? .notAsked : nil) ?? trial.unscored ?? .undecided
    }
}

extension Sequence where Element == UnscoredReason {
    /// How often each reason occurs.
    package var counted: [UnscoredReason: Int] { reduce(into: [:]) { $0[$1, default: 0] += 1 } }
}
