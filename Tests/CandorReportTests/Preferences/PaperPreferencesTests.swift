import CandorTestSupport
import Foundation
import Testing

@testable import CandorReport

@Suite("The paper's values on preference data")
struct PaperPreferencesTests {
    private struct Reading: Decodable {
        struct Value: Decodable {
            var series: String
            var x: String
            var x2: String?
            var y: Double
            var lo: Double?
            var hi: Double?
            var lo50: Double?
            var hi50: Double?
        }

        var values: [Value]
    }

    private static func reading(_ figure: String) throws -> [Reading.Value] {
        struct Figures: Decodable {
            var fig5, fig18, fig19, fig20: Reading
        }
        let figures = try PaperValues.read(Figures.self)
        return ["5": figures.fig5, "18": figures.fig18, "19": figures.fig19, "20": figures.fig20][figure]?.values ?? []
    }

    private static func name(_ title: String) -> String {
        let named = [
            "Matches user's beliefs": "matches_users_beliefs", "Relevant to user's query": "relevant",
            "Matches user's style": "matches_human_style", "Well-structured": "structured",
            "Better evidentially supported": "better_supported",
        ]
        return named[title] ?? title.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    }

    @Test("What the paper states holds: about six points at most, the two agreement features correlated below −0.29")
    func stated() throws {
        let paper = try PaperPreferences.shipped()
        #expect(paper.features.count == 24 && paper.all.effects.count == 21)
        #expect(paper.splits.count == 6 && paper.unobserved.map(\.name) == paper.features)
        let largest = try #require(paper.all.effects.max { $0.value.median < $1.value.median })
        #expect(largest.key == "matches_users_beliefs" && largest.value.median == 0.556393)
        #expect(paper.correlation("agree_human_explicit", "agree_human_implicit") == -0.2991)
        #expect(paper.correlation("polite", "polite") == 1 && paper.correlation("polite", "mentions_cats") == nil)
        for effect in (paper.splits + paper.unobserved + [paper.all]).flatMap(\.effects.values) {
            let order = [effect.lower95, effect.lower50, effect.median, effect.upper50, effect.upper95]
            #expect(order == order.sorted())
        }
    }

    @Test("Figures 5, 19 and 20 are those that were read", .enabled(if: PaperValues.areThere, "\(PaperValues.absence)"))
    func effects() throws {
        let paper = try PaperPreferences.shipped()
        let fits = ["5": [paper.all], "19": paper.splits, "20": paper.unobserved]
        for (figure, own) in fits {
            let drawn = try Self.reading(figure).filter { !["Higher reading age", "Informative"].contains($0.x) }
            #expect(drawn.count == own.map(\.effects.count).reduce(0, +))
            for value in drawn {
                let series = value.series.replacing("dropped: ", with: "").replacing("Data Split", with: "split")
                let fit = own.first { $0.name == series || figure == "5" }
                let effect = try #require(fit?.effects[Self.name(value.x)], "\(figure) \(value.series) \(value.x)")
                let numbers = [effect.median, effect.lower50, effect.upper50, effect.lower95, effect.upper95]
                let expected = [value.y, value.lo50, value.hi50, value.lo, value.hi].compactMap { $0 }
                #expect(zip(numbers, expected).allSatisfy { abs($0 * 100 - $1) < 1e-4 })
            }
        }
    }

    @Test("Figure 18 is that which was read", .enabled(if: PaperValues.areThere, "\(PaperValues.absence)"))
    func correlations() throws {
        let paper = try PaperPreferences.shipped()
        let drawn = try Self.reading("18")
        #expect(drawn.count == 276)
        for value in drawn {
            #expect(paper.correlation(value.x, value.x2 ?? "") == value.y)
        }
    }
}
