/// A reported number: never a bare value, always with its uncertainty and what stands behind it.
public struct Estimate: Hashable, Sendable {
    /// The confidence of every interval here: 95%.
    public static let confidence = 0.95

    /// The value, in the unit of the observations (a fraction for every rate); nil, never 0, where nothing was scored.
    public let value: Double?
    /// One standard error, in the same unit; nil where one cluster alone says nothing of it.
    public let standardError: Double?
    /// The lower end of the 95% interval; nil where there is none.
    public let lower: Double?
    /// The upper end of the 95% interval; nil where there is none.
    public let upper: Double?
    /// How many scored observations the value rests on.
    public let n: Int
    /// How many observations would have counted but got no usable verdict.
    public let unscored: Int
    /// What is counted, in words, for example "items whose first answer is correct".
    public let denominator: String
    /// How value and interval were computed, in words.
    public let method: String
    /// The least that the value could be had the unscored observations been scored; nil where none is unscored or
    /// the observations have no bounds.
    public let lowestPossible: Double?
    /// The most that the value could be had the unscored observations been scored; nil as `lowestPossible` is.
    public let highestPossible: Double?

    /// Puts an estimate together. Numbers that are not finite become nil, so that it can always be written as JSON.
    ///
    /// - Parameters:
    ///   - value: the value; dropped with everything that depends on it where `n` is 0.
    ///   - standardError: one standard error.
    ///   - lower: the lower end of the 95% interval.
    ///   - upper: the upper end of the 95% interval.
    ///   - n: the number of scored observations.
    ///   - unscored: the number of unscored observations.
    ///   - denominator: what is counted, in words.
    ///   - method: how it was computed, in words.
    ///   - lowestPossible: the least value that the unscored observations allow.
    ///   - highestPossible: the greatest value that the unscored observations allow.
    public init(
        value: Double?, standardError: Double? = nil, lower: Double? = nil, upper: Double? = nil, n: Int,
        unscored: Int = 0, denominator: String, method: String, lowestPossible: Double? = nil,
        highestPossible: Double? = nil
    ) {
        let value = n > 0 ? Self.finite(value) : nil
        self.value = value
        self.standardError = value == nil ? nil : Self.finite(standardError)
        self.lower = value == nil ? nil : Self.finite(lower)
        self.upper = value == nil ? nil : Self.finite(upper)
        self.n = n
        self.unscored = unscored
        self.denominator = denominator
        self.method = method
        self.lowestPossible = Self.finite(lowestPossible)
        self.highestPossible = Self.finite(highestPossible)
    }

    /// The probability of a value at least this far from `null` if `null` were the truth, by the normal distribution or,
    /// where degrees of freedom are given, Student's.
    ///
    /// - Parameters:
    ///   - null: the value supposed true.
    ///   - degreesOfFreedom: clusters − 1; nil for the normal distribution.
    /// - Returns: nil without a value or a standard error above 0. `LinearStatistic.pValue(against:)` knows its degrees
    ///   of freedom and is to be preferred where there is one.
    public func pValue(against null: Double = 0, degreesOfFreedom: Double? = nil) -> Double? {
        guard let value, let standardError, standardError > 0 else { return nil }
        return StudentDistribution(degreesOfFreedom: degreesOfFreedom ?? .infinity)
            .twoSidedTail((value - null) / standardError)
    }

    private static func finite(_ number: Double?) -> Double? {
        number.flatMap { $0.isFinite ? $0 : nil }
    }
}

extension Estimate: Codable {
    private enum CodingKeys: String, CodingKey {
        case value, standardError, lower, upper, n, unscored, denominator, method, lowestPossible, highestPossible
    }

    /// Writes all fields. The value, its standard error and its interval are written as null where there is none;
    /// the bounds that unscored observations allow are left out.
    ///
    /// - Parameter encoder: where to write.
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(standardError, forKey: .standardError)
        try container.encode(lower, forKey: .lower)
        try container.encode(upper, forKey: .upper)
        try container.encode(n, forKey: .n)
        try container.encode(unscored, forKey: .unscored)
        try container.encode(denominator, forKey: .denominator)
        try container.encode(method, forKey: .method)
        try container.encodeIfPresent(lowestPossible, forKey: .lowestPossible)
        try container.encodeIfPresent(highestPossible, forKey: .highestPossible)
    }
}
