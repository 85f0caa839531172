import Candor
import CandorPreferences
import CandorStatistics
import CandorTestSupport
import Testing

@Suite("Agreement of two labellers")
struct LabelAgreementTests {
    private func compared(_ first: [String], _ second: [String]) async throws -> LabelAgreement {
        LabelAgreement(try await LabelFiles.file(first), try await LabelFiles.file(second))
    }

    @Test("κ, raw agreement and confusion of a feature, worked by hand")
    func worked() async throws {
        // First a a a b b 0 0 0 0 0, second a a b b 0 0 0 0 0 a: seven agree of ten.
        let first = ["1", "1", "1", "-1", "-1", "0", "0", "0", "0", "0"]
        let second = ["1", "1", "-1", "-1", "0", "0", "0", "0", "0", "1"]
        let agreement = try await compared(
            first.enumerated().map { LabelFiles.line("\($0)", #""x": \#($1)"#) },
            second.enumerated().reversed().map { LabelFiles.line("\($0)", #""x": \#($1)"#) })
        let feature = try #require(agreement.features.first)
        #expect((agreement.matched, agreement.onlyInFirst, agreement.onlyInSecond) == (10, 0, 0))
        #expect(feature.scored == 10)
        #expect(feature.agreement.agreement.value == 0.7)
        // Chance: 0.3 · 0.3 for a, 0.2 · 0.2 for b, 0.5 · 0.5 for the same.
        let kappa = try #require(feature.agreement.kappa.value)
        #expect(abs(kappa - (0.7 - 0.38) / 0.62) < 1e-12)
        #expect(feature.agreement.confusion.labels == ["a", "b", "same"])
        #expect(feature.agreement.confusion.counts == [[2, 1, 0], [0, 1, 1], [1, 0, 4]])
        let interval = try #require(ConfidenceInterval(of: feature.agreement.agreement))
        // Wilson's interval of 7 in 10.
        #expect(abs(interval.lower - 0.39677) < 1e-4)
        #expect(abs(interval.upper - 0.89221) < 1e-4)
    }

    @Test("Pairs are matched by id, features by name; what one side lacks is counted")
    func matching() async throws {
        let agreement = try await compared(
            [
                LabelFiles.line("1", #""x": 1, "y": 0, "own": 1"#), LabelFiles.line("2", #""x": null, "y": 1"#),
                LabelFiles.line("3", #""x": 1, "y": 1"#), LabelFiles.line("1", #""x": -1, "y": -1"#),
            ],
            [
                LabelFiles.line("2", #""y": 1, "x": 1, "else": 0"#), LabelFiles.line("1", #""y": null, "x": 1"#),
                LabelFiles.line("4", #""y": 1, "x": 1"#), LabelFiles.line("5", #""y": 1, "x": 1"#),
            ])
        #expect((agreement.matched, agreement.onlyInFirst, agreement.onlyInSecond) == (2, 1, 2))
        #expect(agreement.features.map(\.name) == ["x", "y"])
        #expect(agreement.features.map(\.scored) == [1, 1])
        #expect(agreement.features.map(\.unscoredByFirst) == [1, 0])
        #expect(agreement.features.map(\.unscoredBySecond) == [0, 1])
        #expect(agreement.unmatchedFeatures == ["own", "else"])
        #expect(agreement.turned == 0)
    }

    @Test("Labels of another seed are turned round by what was preferred")
    func seeds() async throws {
        let agreement = try await compared(
            ["1", "2", "3"].map { LabelFiles.line($0, #""x": 1"#) },
            [
                LabelFiles.line("1", #""x": -1"#, preferred: "\"b\""), LabelFiles.line("2", #""x": 1"#),
                LabelFiles.line("3", #""x": -1"#, preferred: "\"tie\""),
            ])
        #expect(agreement.turned == 1)
    }

    @Test("Where nothing is in both, nothing is claimed")
    func nothing() async throws {
        let agreement = try await compared(
            [LabelFiles.line("1", #""x": 1"#)], [LabelFiles.line("2", #""x": 1"#)])
        #expect(agreement.matched == 0)
        #expect(agreement.features.map(\.scored) == [0])
        #expect(agreement.features.first?.agreement.kappa.value == nil)
        #expect(agreement.features.first?.agreement.agreement.value == nil)
    }
}
