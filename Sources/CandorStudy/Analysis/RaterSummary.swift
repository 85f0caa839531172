import CandorStatistics

/// What one rater did.
public struct RaterSummary: Codable, Hashable, Sendable {
    /// The rater's name in the study.
    public var rater: String
    /// The id that a recruiting site gave, if the study asked for it.
    public var externalID: String?
    /// How many tasks that the study is about were answered.
    public var answered: Int
    /// How many of them rightly; a tie counts ½. `nil` where none has a right option.
    public var correct: Double?
    /// The share of right answers, with Wilson's interval; `nil` where no task has a right option.
    public var accuracy: Estimate?
    /// The median time an answer took, in seconds; `nil` without an answer.
    public var medianSeconds: Double?
    /// How many attention checks were met.
    public var checksSeen: Int
    /// How many of them were not passed.
    public var checksFailed: Int
    /// The share of right answers in the practice; `nil` without one.
    public var practiceAccuracy: Double?
    /// Whether the answers are left out.
    public var isExcluded: Bool
    /// Why they are left out.
    public var exclusion: String?

    /// Sums up.
    /// - Parameters:
    ///   - rater: The rater's name.
    ///   - ratings: All answers of the rater.
    init(_ rater: String, _ ratings: [StudyRating]) {
        let rated = ratings.filter { $0.purpose == .rated }
        let credits = rated.compactMap(\.credit)
        let checks = ratings.filter { $0.purpose == .check }.compactMap(\.credit)
        let practice = ratings.filter { $0.purpose == .practice }.compactMap(\.credit)
        self.rater = rater
        externalID = ratings.compactMap(\.externalID).first
        answered = rated.count
        correct = credits.isEmpty ? nil : credits.reduce(0, +)
        accuracy = credits.isEmpty ? nil : Self.accuracy(credits)
        medianSeconds = Self.median(rated.map(\.seconds))
        checksSeen = checks.count
        checksFailed = checks.count { $0 < 1 }
        practiceAccuracy = practice.isEmpty ? nil : practice.reduce(0, +) / Double(practice.count)
        isExcluded = ratings.contains(where: \.isExcluded)
        exclusion = ratings.lazy.compactMap(\.exclusion).first
    }

    private static func accuracy(_ credits: [Double]) -> Estimate {
        let n = Double(credits.count)
        let share = credits.reduce(0, +) / n
        let interval = ConfidenceInterval.wilson(share: share, n: n)
        return Estimate(
            value: share, standardError: (share * (1 - share) / n).squareRoot(), lower: interval.lower,
            upper: interval.upper, n: credits.count, denominator: "answers to tasks that have a right option",
            method: "proportion, \(interval.method)")
    }

    private static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
