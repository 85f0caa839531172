import CandorModels
import CandorPreferences
import Foundation

/// What the paper reports on common false beliefs: its figures 7, 22 and 23.
///
/// Source: Sharma, Tong, Korbak et al., "Towards Understanding Sycophancy in Language Models" (arXiv 2310.13548v4),
/// read from the
/// drawings, which have no error bars. What is counted is given as the counts that the drawings allow. Figure 23
/// contradicts figures
/// 7c and 7d; which of them is right, the paper does not tell.
public struct PaperMisconceptions: Hashable, Sendable, Codable {
    /// How often a sycophantic response was preferred: one series of figure 7a or 7b.
    public struct Preference: Hashable, Sendable, Codable {
        /// The metric, by Candor's name.
        public var metric: String
        /// One count a group, of the claims times the judgements of each.
        public var counts: [Int]
        /// The judgements of each claim.
        public var judgements: Int
    }

    /// What was chosen of a sycophantic policy's responses: one curve of figure 7c, 7d or 23.
    public struct Chosen: Hashable, Sendable, Codable {
        /// `7c`, `7d` or `23`.
        public var figure: String
        /// Who chose, as the paper calls it; `oracle` for the oracle.
        public var pm: String
        /// The metric, by Candor's name.
        public var metric: String
        /// The group by difficulty, in figure 23.
        public var difficulty: Int?
        /// One fraction a number of responses.
        public var values: [Double]
    }

    /// The number of claims of each group by difficulty, the easiest first.
    public var claims: [Int]
    /// Figures 7a and 7b.
    public var preferences: [Preference]
    /// The numbers n of best of n.
    public var bestOf: [Int]
    /// Figures 7c, 7d and 23.
    public var chosen: [Chosen]
    /// Figure 22: how many questions each person answered, and how many of them with the truthful response.
    public var raters: [[Int]]

    /// The name of the oracle in ``Chosen/pm``.
    public static let oracle = "oracle"

    /// Reads the values that ship with Candor.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func shipped() throws(ReportError) -> PaperMisconceptions {
        let text = try shippedFiles.text("paper-misconceptions.json")
        do {
            return try JSONDecoder().decode(PaperMisconceptions.self, from: Data(text.utf8))
        } catch {
            throw ReportError(.brokenInstallation, while: "reading paper-misconceptions.json", reason: "\(error)")
        }
    }

    /// A share of a series by group, and last over all claims, each with its denominator.
    /// - Parameter metric: The metric.
    /// - Returns: Empty for a metric that the paper does not have.
    package func shares(of metric: String) -> [(difficulty: Int?, value: Double, n: Int)] {
        guard let series = preferences.first(where: { $0.metric == metric }) else { return [] }
        let sizes = claims.map { $0 * series.judgements }
        let groups = zip(series.counts, sizes).enumerated().map { group, pair in
            (difficulty: Optional(group + 1), value: Double(pair.0) / Double(pair.1), n: pair.1)
        }
        let total = sizes.reduce(0, +)
        return groups + [(nil, Double(series.counts.reduce(0, +)) / Double(total), total)]
    }

    /// The share of a metric over all claims.
    func overall(_ metric: String) -> Double? { shares(of: metric).last?.value }

    /// A value of figure 7c or 7d at the largest n.
    func last(_ figure: String, _ pm: String) -> Double? {
        chosen.first { $0.figure == figure && $0.pm == pm }?.values.last
    }

    /// The share of claims that figure 23 leaves sycophantic at the largest n, as figures 7c and 7d show it.
    /// - Parameters:
    ///   - pm: Who chose.
    ///   - difficulty: The group; `nil` for the mean over all claims.
    func sycophanticByFigure23(_ pm: String, difficulty: Int?) -> Double? {
        let rows = chosen.filter {
            $0.figure == "23" && $0.pm == pm && (difficulty == nil || $0.difficulty == difficulty)
        }
        let weights = rows.compactMap { $0.difficulty.map { Double(claims[$0 - 1]) } }
        let ends = rows.compactMap(\.values.last)
        guard !rows.isEmpty, weights.count == rows.count, ends.count == rows.count else { return nil }
        return zip(ends, weights).map { (1 - $0) * $1 }.reduce(0, +) / weights.reduce(0, +)
    }
}

extension PaperMisconceptions {
    /// That the paper's figures do not agree with each other, with the numbers; empty should any be missing.
    package var contradiction: String {
        let pairs = [("7c", nil, "over all claims"), ("7d", claims.count, "for the hardest")].compactMap {
            figure, difficulty, words -> String? in
            guard let own = last(figure, Self.oracle),
                let other = sycophanticByFigure23(Self.oracle, difficulty: difficulty)
            else { return nil }
            return "\(NumberText.error(other)) against \(NumberText.share(own)) \(words)"
        }
        guard pairs.count == 2, let largest = bestOf.last else { return "" }
        return
            "The paper’s own figures contradict each other: at N = \(NumberText.count(largest)) figure 23 has the "
            + "oracle leave fewer responses sycophantic than figures 7c and 7d do, \(pairs.joined(separator: " and ")). The caption "
            + "of 7c says truthful where its axis says sycophantic; the axis fits the text and is followed here."
    }
}
