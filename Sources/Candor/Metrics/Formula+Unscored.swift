import CandorModels
import CandorStatistics

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
