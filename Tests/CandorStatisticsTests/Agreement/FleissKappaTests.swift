import Testing

@testable import CandorStatistics

@Suite("Fleiss' κ")
struct FleissKappaTests {
    /// Thirty patients, six psychiatrists each: depression, personality disorder, schizophrenia, neurosis, other (Fleiss 1971,
    /// table 1).
    private let patients = RatingTables.counts(
        """
        0 0 0 6 0
        0 3 0 0 3
        0 1 4 0 1
        0 0 0 0 6
        0 3 0 3 0
        2 0 4 0 0
        0 0 4 0 2
        2 0 3 1 0
        2 0 0 4 0
        0 0 0 0 6
        1 0 0 5 0
        1 1 0 4 0
        0 3 3 0 0
        1 0 0 5 0
        0 2 0 3 1
        0 0 5 0 1
        3 0 0 1 2
        5 1 0 0 0
        0 2 0 4 0
        1 0 2 0 3
        0 0 0 0 6
        0 1 0 5 0
        0 2 0 1 3
        2 0 0 4 0
        1 0 0 4 1
        0 5 0 1 0
        4 0 0 0 2
        0 2 0 4 0
        1 0 5 0 0
        0 0 0 0 6
        """)

    @Test("Fleiss' own example: κ = 0.430")
    func published() throws {
        #expect(abs(try #require(FleissKappa.value(of: patients.counts)) - 0.430) < 5e-4)
    }

    @Test("Ten items, fourteen raters, five labels: κ = 0.210")
    func textbook() throws {
        let table = RatingTables.counts(
            """
            0 0 0 0 14
            0 2 6 4 2
            0 0 3 5 6
            0 3 9 2 0
            2 2 8 1 1
            7 7 0 0 0
            3 2 6 3 0
            2 5 3 2 2
            6 5 2 1 0
            0 2 2 3 7
            """)
        #expect(abs(try #require(FleissKappa.value(of: table.counts)) - 0.210) < 5e-4)
    }

    @Test("By hand: agreement everywhere is 1, one label alone has no value, numbers of raters that vary")
    func byHand() throws {
        #expect(FleissKappa.value(of: RatingTables.counts("3 0\n0 3").counts) == 1)
        #expect(FleissKappa.value(of: RatingTables.counts("3 0\n3 0").counts) == nil)
        // Shares of agreeing pairs 1, 1/3 and 0; the item with one rating is left out; 5 of 8 ratings are the first label.
        let varied = RatingTables.counts("3 0\n1 2\n1 1\n0 1")
        let chance = (25.0 + 9) / 64
        let value = try #require(FleissKappa.value(of: varied.counts))
        #expect(abs(value - ((4.0 / 9) - chance) / (1 - chance)) < 1e-12)
    }

    @Test("The interval holds the value")
    func interval() throws {
        let estimate = FleissKappa.estimate(patients, bootstrap: try CrossedBootstrap(resamples: 500))
        let (lower, upper) = (try #require(estimate.lower), try #require(estimate.upper))
        #expect(lower < 0.43 && upper > 0.43 && lower > 0 && upper < 0.8)
        #expect(estimate.n == 180)
    }
}
