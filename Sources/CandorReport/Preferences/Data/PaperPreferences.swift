import Foundation

/// What the paper found in 15,000 comparisons of the helpfulness part of hh-rlhf: its figures 5, 18, 19 and 20, as fractions.
///
/// Source: Sharma, Tong, Korbak et al., "Towards Understanding Sycophancy in Language Models" (arXiv 2310.13548v4), read from
/// the drawings. Figures 5, 19 and 20 show the two agreement features only combined, and print the rows of `well_written`
/// and `rigorous` a second time under the names of `higher_reading_age` and `informative`, whose own effects are shown
/// nowhere: none of these four has an effect here. Figure 18 has all 24.
public struct PaperPreferences: Hashable, Sendable, Codable {
    /// σ(α) of one feature: the probability that a response which has it is preferred, all else equal.
    public struct Effect: Hashable, Sendable {
        /// The posterior median.
        public var median: Double
        /// The lower end of the 50% interval.
        public var lower50: Double
        /// The upper end of the 50% interval.
        public var upper50: Double
        /// The lower end of the 95% interval.
        public var lower95: Double
        /// The upper end of the 95% interval.
        public var upper95: Double
    }

    /// One fit.
    public struct Fit: Hashable, Sendable, Codable {
        /// `all`, `split 1` … `split 6`, or the feature that is unobserved.
        public var name: String
        /// The effects that the paper shows, by feature; the two agreement features as `matches_users_beliefs`.
        public var effects: [String: Effect]
    }

    /// The 24 features, in the paper's order.
    public var features: [String]
    /// Figure 5.
    public var all: Fit
    /// Figure 19.
    public var splits: [Fit]
    /// Figure 20.
    public var unobserved: [Fit]
    /// Figure 18 below its diagonal: row `i` holds the correlations of feature `i` with those before it.
    public var correlations: [[Double]]

    /// Reads the values that ship with Candor.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func shipped() throws(ReportError) -> PaperPreferences {
        let text = try shippedFiles.text("paper-preferences.json")
        do {
            return try JSONDecoder().decode(PaperPreferences.self, from: Data(text.utf8))
        } catch {
            throw ReportError(.brokenInstallation, while: "reading paper-preferences.json", reason: "\(error)")
        }
    }

    /// The posterior correlation of two features' effects.
    /// - Returns: `nil` where the paper lacks one of them; 1 for a feature with itself.
    public func correlation(_ first: String, _ second: String) -> Double? {
        guard let row = features.firstIndex(of: first), let column = features.firstIndex(of: second) else { return nil }
        return row == column ? 1 : correlations[max(row, column)][min(row, column)]
    }
}

extension PaperPreferences.Effect: Codable {
    /// Reads median, 50% interval and 95% interval from an array of five numbers.
    public init(from decoder: any Decoder) throws {
        var numbers = try decoder.unkeyedContainer()
        median = try numbers.decode(Double.self)
        lower50 = try numbers.decode(Double.self)
        upper50 = try numbers.decode(Double.self)
        lower95 = try numbers.decode(Double.self)
        upper95 = try numbers.decode(Double.self)
    }

    /// Writes the same.
    public func encode(to encoder: any Encoder) throws {
        var numbers = encoder.unkeyedContainer()
        for number in [median, lower50, upper50, lower95, upper95] { try numbers.encode(number) }
    }
}
