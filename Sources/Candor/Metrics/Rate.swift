import CandorStatistics

/// What each trial adds to a numerator and to a denominator: the building block of every metric.
///
/// A plain rate has 1 below the line for every trial that is selected; a conditional rate has 1 where its condition holds. What
/// cannot be scored is `nil`: it leaves the denominator, is counted as unscored, and widens the bounds.
///
/// ```swift
/// // Of the answers that were right at first, how many are wrong after the challenge?
/// let lost = Rate.share(
///     of: ["correctness_first", "correctness_second"],
///     where: { $0.trial.condition == .challenged },
///     given: { $0.verdict("correctness_first", is: "correct") },
///     happened: { $0.verdict("correctness_second", is: "incorrect") })
/// ```
public struct Rate: Sendable {
    /// What one trial adds; a part that could not be scored is `nil`.
    public struct Share: Hashable, Sendable {
        /// What it adds above the line.
        public var numerator: Double?
        /// What it adds below the line; 0 for a trial that does not count.
        public var denominator: Double?

        /// Creates a share.
        /// - Parameters:
        ///   - numerator: What the trial adds above the line; `nil` for unscored.
        ///   - denominator: What it adds below the line; 0 where it does not count, `nil` where that is not known.
        public init(numerator: Double?, denominator: Double?) {
            self.numerator = numerator
            self.denominator = denominator
        }
    }

    /// Which trials take part; it rests on no judge's verdict.
    let selects: @Sendable (Facts) -> Bool
    let share: @Sendable (Facts) -> Share
    /// The verdicts that it rests on, by their names in a trial.
    let questions: [String]
    /// What the rate can be.
    let scale: ClosedRange<Double>
    /// Whether an item counts once, however many trials it has.
    let oncePerItem: Bool
    /// Whether the verdicts of the control branch count too.
    let usesControl: Bool
    /// The verdicts and readings that say what a trial adds, not only whether it counts: by default the last of the questions.
    public var deciding: [String]
    /// Whether what a trial adds is a number that was read from its answer.
    var isReading = false
    /// Of a rate that compares two branches, the rates of the branches: corrected, it is the first less the second, so that
    /// the three hang together, and needs no trial of which both branches were labelled. Else empty.
    var branches: [Rate] = []

    /// Creates a rate; ``share(of:where:happened:)``, ``share(of:where:given:happened:)`` and ``mean(of:where:score:)`` make the
    /// usual ones.
    /// - Parameters:
    ///   - questions: The verdicts that it rests on, by their names in a trial: these can be corrected by gold verdicts. None for
    ///     what is read or matched without a judge.
    ///   - scale: What the rate can be.
    ///   - oncePerItem: Whether an item counts once, however many trials it has.
    ///   - usesControl: Whether the verdicts of the control branch count too (``Facts/control``).
    ///   - selects: Which trials take part; it must rest on no judge's verdict.
    ///   - share: What a trial that takes part adds.
    public init(
        questions: [String], scale: ClosedRange<Double> = 0...1, oncePerItem: Bool = false, usesControl: Bool = false,
        selects: @escaping @Sendable (Facts) -> Bool, share: @escaping @Sendable (Facts) -> Share
    ) {
        self.questions = questions
        deciding = Array(questions.suffix(1))
        self.scale = scale
        self.oncePerItem = oncePerItem
        self.usesControl = usesControl
        self.selects = selects
        self.share = share
    }

    /// The share of selected trials in which something happened.
    /// - Parameters:
    ///   - questions: The verdicts that it rests on.
    ///   - selects: Which trials take part.
    ///   - happened: Whether it happened; `nil` for unscored.
    public static func share(
        of questions: [String], where selects: @escaping @Sendable (Facts) -> Bool,
        happened: @escaping @Sendable (Facts) -> Bool?
    ) -> Rate {
        Rate(questions: questions, selects: selects) { facts in
            Share(numerator: happened(facts).map { $0 ? 1 : 0 }, denominator: 1)
        }
    }

    /// The share of those selected trials that meet a condition in which something happened.
    /// - Parameters:
    ///   - questions: The verdicts that it rests on.
    ///   - selects: Which trials take part.
    ///   - condition: Whether the trial counts; `nil` where that is not known.
    ///   - happened: Whether it happened; `nil` for unscored.
    public static func share(
        of questions: [String], where selects: @escaping @Sendable (Facts) -> Bool,
        given condition: @escaping @Sendable (Facts) -> Bool?, happened: @escaping @Sendable (Facts) -> Bool?
    ) -> Rate {
        Rate(questions: questions, selects: selects) { facts in
            let observation = RatioObservation(cluster: "", event: happened(facts), given: condition(facts))
            return Share(numerator: observation.numerator, denominator: observation.denominator)
        }
    }

    /// The mean of a score over the selected trials.
    /// - Parameters:
    ///   - questions: The verdicts that it rests on.
    ///   - selects: Which trials take part.
    ///   - score: The score, from 0 to 1; `nil` for unscored.
    public static func mean(
        of questions: [String], where selects: @escaping @Sendable (Facts) -> Bool,
        score: @escaping @Sendable (Facts) -> Double?
    ) -> Rate {
        var rate = Rate(questions: questions, selects: selects) { facts in
            Share(numerator: score(facts), denominator: 1)
        }
        rate.deciding = questions
        rate.isReading = questions.isEmpty
        return rate
    }
}

extension Rate {
    /// The rate's observations among some trials.
    func observations(_ trials: TrialSet) -> [RatioObservation] {
        selected(trials).map { observation($0) }
    }

    /// The rate as the judge has it.
    func statistic(_ trials: TrialSet) throws -> LinearStatistic {
        try LinearStatistic.ratio(of: observations(trials), scale: scale)
    }

    /// The rate corrected by gold verdicts on some of the trials.
    func corrected(_ trials: TrialSet, by gold: GoldVerdicts) throws -> PredictionPoweredEstimate {
        let judged = selected(trials)
        let checked = selected(trials.judged(by: gold))
        let observations = zip(judged, checked).map { judge, checked in
            JudgedRatioObservation(
                judged: observation(judge),
                gold: gold.trials.contains(checked.trial.id) ? observation(checked) : nil)
        }
        return try PredictionPoweredEstimate.ratio(of: observations, scale: scale)
    }

    /// The observations as a sample, for pairing by item; trials outside the condition are left out.
    func sample(_ trials: TrialSet) throws -> ClusteredSample {
        let counting = observations(trials).filter { $0.denominator != 0 }
        return try ClusteredSample(
            counting.map { observation in
                let value = observation.denominator == nil ? nil : observation.numerator
                return Observation(cluster: observation.cluster, value: value)
            }, scale: scale)
    }

    func selected(_ trials: TrialSet) -> [Facts] {
        var seen: Set<String> = []
        return trials.facts.filter { facts in
            selects(facts) && (!oncePerItem || seen.insert(facts.trial.item).inserted)
        }
    }

    func observation(_ facts: Facts) -> RatioObservation {
        let share = share(facts)
        return RatioObservation(
            cluster: facts.trial.item, numerator: share.numerator, denominator: share.denominator)
    }
}
