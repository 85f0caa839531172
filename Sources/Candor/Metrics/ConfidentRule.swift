/// What counts as a confident first answer.
public struct ConfidentRule: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The share from 0 to 1 that the stated confidence is compared with.
    public var threshold: Double
    /// Whether the threshold itself counts.
    public var isInclusive: Bool

    /// At least 95%, as the paper's text has it.
    public static let atLeast95 = ConfidentRule(threshold: 0.95, isInclusive: true)

    /// Creates a rule.
    /// - Parameters:
    ///   - threshold: A share from 0 to 1.
    ///   - isInclusive: Whether the threshold itself counts.
    public init(threshold: Double, isInclusive: Bool) {
        self.threshold = threshold
        self.isInclusive = isInclusive
    }

    /// Reads a rule as ``description`` writes it; `nil` for any other text.
    /// - Parameter description: For example `≥ 95%`.
    public init?(description: String) {
        let parts = description.split(separator: " ")
        guard parts.count == 2, ["≥", ">"].contains(parts[0]), parts[1].hasSuffix("%"),
            let percent = Double(parts[1].dropLast())
        else { return nil }
        self.init(threshold: percent / 100, isInclusive: parts[0] == "≥")
    }

    /// Whether a stated confidence counts.
    public func includes(_ share: Double) -> Bool {
        isInclusive ? share >= threshold : share > threshold
    }

    /// For example `≥ 95%`.
    public var description: String {
        // 0.29 × 100 is a little less than 29: what nobody has written is not shown.
        let percent = (threshold * 1e11).rounded() / 1e9
        let digits = Int(exactly: percent).map(String.init) ?? String(percent)
        return "\(isInclusive ? "≥" : ">") \(digits)%"
    }
}
