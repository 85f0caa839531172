import CandorModels

/// What one trial adds to a number: computed from the metric's own rates, so that a number leads to the trials that it counts
/// and to no others.
public struct Evidence: Hashable, Sendable {
    /// The trial's place among those that were asked about.
    public var place: Int
    /// What it adds to the numerator of the rate that counts it, over what it adds to the denominator; of a difference the trial
    /// less the one beside it. `nil` for unscored.
    public var adds: Double?

    /// Creates a piece of evidence.
    /// - Parameters:
    ///   - place: The trial's place among those that were asked about.
    ///   - adds: What it adds; `nil` for unscored.
    public init(place: Int, adds: Double?) {
        self.place = place
        self.adds = adds
    }
}

extension Metric {
    /// What some trials add to the metric, in their order. A trial that adds nothing to the denominator is left out.
    ///
    /// In a sum of differences each counts with the sign that it has in the sum, so that 1 always goes in the metric's direction.
    /// - Parameters:
    ///   - trials: The trials of one assistant, of the metric's probe and of one data set.
    ///   - answered: Whether trials in which a response, or what it is compared with, refuses in words are left out.
    public func evidence(in trials: [Trial], answered: Bool = false) -> [Evidence] {
        evidence(in: TrialSet(trials), answered: answered)
    }

    /// The same for trials whose branches have been brought together before, for many metrics.
    package func evidence(in set: TrialSet, answered: Bool) -> [Evidence] {
        let usesControl = formula.rates.contains(where: \.usesControl)
        return formula.evidence(answered ? set.answered(usesControl: usesControl) : set)
            .sorted { $0.place < $1.place }
    }

    /// The verdicts and readings that say what a trial adds, by their names.
    public var deciding: [String] { formula.rates.flatMap(\.deciding).uniqued() }

    /// Whether what a trial adds is a number that was read from its answer.
    public var isReading: Bool { formula.rates.contains(where: \.isReading) }
}

extension Formula {
    fileprivate func evidence(_ trials: TrialSet) -> [Evidence] {
        switch self {
        case .rate(let rate): rate.evidence(trials).map { Evidence(place: $0.facts.place, adds: $0.adds) }
        case .pairedDifference(let first, let second):
            Self.differences(first.evidence(trials), second.evidence(trials))
        case .combination(let parts, _):
            parts.flatMap { weight, part -> [Evidence] in
                let isTurned: Bool = if case .rate = part { false } else { weight < 0 }
                // 0 − x, so that no −0 is written.
                return part.evidence(trials).map {
                    Evidence(place: $0.place, adds: $0.adds.map { isTurned ? 0 - $0 : $0 })
                }
            }
        }
    }

    /// Each trial of the first rate less the one of the second that stands beside it: of the same item and draw, and of several
    /// such prompts the one in the same place.
    private static func differences(
        _ first: [(facts: Facts, adds: Double?)], _ second: [(facts: Facts, adds: Double?)]
    ) -> [Evidence] {
        let others = Dictionary(grouping: second) { Twin($0.facts.trial) }
        var places: [Twin: Int] = [:]
        return first.compactMap { facts, adds in
            let twin = Twin(facts.trial)
            let place = places[twin, default: 0]
            places[twin] = place + 1
            guard let candidates = others[twin], let beside = candidates.dropFirst(place).first ?? candidates.first
            else { return nil }
            guard let adds, let other = beside.adds else { return Evidence(place: facts.place, adds: nil) }
            return Evidence(place: facts.place, adds: adds - other)
        }
    }

    /// What two trials that are compared have in common.
    private struct Twin: Hashable {
        var item: String
        var draw: Int

        init(_ trial: Trial) {
            item = trial.item
            draw = trial.draw
        }
    }
}

extension Rate {
    /// What each trial adds that counts, or may count, in the denominator.
    fileprivate func evidence(_ trials: TrialSet) -> [(facts: Facts, adds: Double?)] {
        selected(trials).compactMap { facts in
            let share = share(facts)
            guard share.denominator != 0 || (share.numerator ?? 0) != 0 else { return nil }
            guard let above = share.numerator, let below = share.denominator, below != 0 else { return (facts, nil) }
            return (facts, above / below)
        }
    }
}
