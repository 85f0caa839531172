import Candor
import CandorStatistics
import CandorTesting
import Foundation
import Testing

@testable import CandorReport

@Suite("Two data sets compared")
struct PreferenceComparisonTests {
    /// The second is shifted by one point; agreement by `agreement`.
    static func comparison(agreement: Double = 0.03, first: String = "helpful", warnings: [String] = [])
        -> PreferenceComparison
    {
        let names = ["matches_users_beliefs"] + SyntheticPosterior.paperFeatures
        let effects = names.enumerated().map { index, name in
            let shift = index == 0 ? agreement : 0.01
            let base = 0.04 * Double(names.count - index) / 4
            func summary(_ center: Double, _ half: Double) -> PosteriorSummary {
                PosteriorSummary(
                    mean: center, standardDeviation: half / 2, median: center, lower50: center - half / 3,
                    upper50: center + half / 3, lower95: center - half, upper95: center + half)
            }
            return PreferenceComparisonRecord(
                feature: name, first: SyntheticPosterior.probability(base, 0.04),
                second: SyntheticPosterior.probability(base - 4 * shift, 0.04), difference: summary(shift, 0.02),
                probabilityFirstLarger: 0.87)
        }
        return PreferenceComparison(
            candor: "0.1.0", first: first, second: "harmless", firstPairs: 2_000, secondPairs: 1_500, effects: effects,
            warnings: warnings)
    }

    @Test("The sentence says which rewards agreement more, or that it cannot be told")
    func sentence() {
        let more = PreferenceComparisonReading(Self.comparison()).sentence
        #expect(more.hasPrefix("helpful rewards agreement with the user's views more than harmless: "))
        #expect(more.contains("a difference of +3.0 points (95%\u{A0}interval +1.0 to +5.0)"))
        #expect(more.contains("in 1 of 25 effects: “Matches the user's beliefs”. Were all effects equal, about 1.2"))
        let less = PreferenceComparisonReading(Self.comparison(agreement: -0.03)).sentence
        #expect(less.hasPrefix("harmless rewards agreement"))
        #expect(PreferenceComparisonReading(Self.comparison(agreement: 0)).sentence.contains("cannot be told"))
    }

    @Test("CSV and page have every effect; the record reads back from JSON")
    func files() async throws {
        let comparison = Self.comparison()
        let read = try JSONDecoder().decode(PreferenceComparison.self, from: JSONEncoder().encode(comparison))
        #expect(read == comparison)
        try await TemporaryDirectory.with { folder in
            let files = try await FigureExporter(python: nil).export(
                comparison, titles: FeatureTitles(), as: .csv, into: folder.url)
            #expect(files.map(\.lastPathComponent) == ["comparison.csv", "figure-comparison.csv"])
            let rows = CSVReader.rows(try String(contentsOf: files[0], encoding: .utf8))
            #expect(rows.count == 26 && rows[0].count == 18 && rows[0][12] == "difference_median")
            #expect(Double(rows[1][12]) == 0.03 && Double(rows[1][17]) == 0.87)
        }
        let page = Page(try PreferenceComparisonRenderer(comparison: comparison).html())
        #expect(
            page.contains("+1.0 to +5.0") && page.contains("helpful: 2\u{202F}000 pairs")
                && page.contains("svg class=\"strips wide\""))
        #expect(!page.contains("<script") && !page.contains("has not converged"))
    }

    @Test("Names stay text, a fit that has not converged comes first, and nothing in common is an error")
    func edges() throws {
        let hostile = HostileTextTests.hostile
        let page = Page(
            try PreferenceComparisonRenderer(comparison: Self.comparison(first: hostile, warnings: ["R-hat 1.2"]))
                .html())
        #expect(!page.contains("<img") && !page.contains("<script"))
        #expect(page.contains("A fit has not converged"))
        var none = Self.comparison()
        none.effects = []
        let error = #expect(throws: ReportError.self) { try PreferenceComparisonRenderer(comparison: none).html() }
        #expect(error?.code == .nothingToShow)
    }
}
