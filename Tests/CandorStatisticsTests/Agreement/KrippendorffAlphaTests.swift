import Testing

@testable import CandorStatistics

@Suite("Krippendorff's α")
struct KrippendorffAlphaTests {
    /// Four coders, twelve units, ratings missing (Krippendorff 2011, example C).
    private let fourCoders = RatingTables.raters(
        """
        1 2 3 3 2 1 4 1 2 . . .
        1 2 3 3 2 2 4 1 2 5 . 3
        . 3 3 3 2 3 4 2 2 5 1 .
        1 2 3 3 2 4 4 1 2 5 1 .
        """)

    @Test("Krippendorff's own examples: 0.743 with ratings missing, 0.692 and 0.095 for two coders")
    func published() throws {
        let missing = try #require(KrippendorffAlpha.value(of: fourCoders.counts))
        #expect(abs(missing - 0.743) < 5e-4)
        let letters = RatingTables.raters("a a b b d c c c e d d a\nb a b b b c c c e d d d")
        #expect(abs(try #require(KrippendorffAlpha.value(of: letters.counts)) - 0.692) < 5e-4)
        let binary = RatingTables.raters("0 1 0 0 0 0 0 0 1 0\n1 1 1 0 0 1 0 0 0 0")
        #expect(abs(try #require(KrippendorffAlpha.value(of: binary.counts)) - 0.095) < 5e-4)
    }

    @Test("By hand: agreement everywhere is 1, disagreement everywhere below 0, one label alone has no value")
    func byHand() {
        #expect(KrippendorffAlpha.value(of: RatingTables.raters("a b a b\na b a b\na b a b").counts) == 1)
        // Two raters who always differ: D_o = 1; 4 of each label among 8: D_e = 32/56; α = 1 − 56/32.
        #expect(KrippendorffAlpha.value(of: RatingTables.raters("a b a b\nb a b a").counts) == 1 - 56.0 / 32)
        #expect(KrippendorffAlpha.value(of: RatingTables.raters("a a a\na a a").counts) == nil)
        #expect(KrippendorffAlpha.value(of: RatingTables.raters("a . b\n. a .").counts) == nil)
        #expect(KrippendorffAlpha.value(of: RatingTable([]).counts) == nil)
    }

    @Test("Items with one rating and the order of the ratings change nothing")
    func invariance() {
        let more = RatingTables.raters("1 2 3 3 2 1 9\n1 2 3 2 2 1 .")
        let less = RatingTables.raters("1 2 3 2 2 1\n1 2 3 3 2 1")
        #expect(KrippendorffAlpha.value(of: more.counts) == KrippendorffAlpha.value(of: less.counts))
    }

    @Test("With two raters and nothing missing, 1 − α = (1 − π)(n − 1)/n, with Scott's π")
    func twoRaters() throws {
        // 6 of 8 agree; "a" has 10 of 16 ratings.
        let table = RatingTables.raters("a a a a b b b a\na a a a b b a b")
        let chance = (100.0 + 36) / 256
        let scott = (0.75 - chance) / (1 - chance)
        #expect(abs(try #require(KrippendorffAlpha.value(of: table.counts)) - (1 - (1 - scott) * 15 / 16)) < 1e-12)
        #expect(abs(try #require(FleissKappa.value(of: table.counts)) - scott) < 1e-12)
    }

    @Test("A rater drawn twice does not agree with the copy: doubling every rater or every item leaves α as it is")
    func doubled() throws {
        var counts = fourCoders.counts
        fourCoders.count(
            raterWeights: [2, 2, 2, 2], clusterWeights: [Double](repeating: 3, count: fourCoders.clusters.count),
            into: &counts)
        let doubled = try #require(KrippendorffAlpha.value(of: counts))
        #expect(abs(doubled - (KrippendorffAlpha.value(of: fourCoders.counts) ?? 9)) < 1e-12)
    }

    @Test("The interval holds the value, names how it was made, and is the same for the same seed")
    func interval() throws {
        var generator = SeededGenerator(seed: 7)
        let table = RatingTables.planted(
            raters: 30, items: 100, perItem: 5, rate: 0.6, raterEffect: 0.05, itemEffect: 0.2, &generator)
        let estimate = KrippendorffAlpha.estimate(table, bootstrap: try CrossedBootstrap(resamples: 500, seed: 3))
        let (value, lower, upper) = (
            try #require(estimate.value), try #require(estimate.lower), try #require(estimate.upper)
        )
        #expect(lower < value && value < upper && estimate.n == 500)
        #expect(estimate.method.contains("raters and items"))
        #expect(estimate == KrippendorffAlpha.estimate(table, bootstrap: try CrossedBootstrap(resamples: 500, seed: 3)))
        let two = RatingTables.raters("a b a b a b a a\na b a b b b a b")
        #expect(
            KrippendorffAlpha.estimate(two, bootstrap: try CrossedBootstrap(resamples: 500)).method.contains(
                "bootstrap of items"))
    }

    @Test("The interval of α holds the truth: raters who share nothing but the items' difficulty")
    func coverage() throws {
        // Items are right with 0.9 or 0.1, each half the time: two raters differ with 0.18, by chance with ½.
        let truth = 1 - 0.18 / 0.5
        var generator = SeededGenerator(seed: 11)
        let bootstrap = try CrossedBootstrap(resamples: 300, seed: 1)
        let held = (0..<150).count { _ in
            let table = RatingTable(
                (0..<60).flatMap { item in
                    let rate = generator.nextUniform() < 0.5 ? 0.9 : 0.1
                    return generator.shuffled(Array(0..<15)).prefix(4).map { rater in
                        RaterLabel(
                            rater: "r\(rater)", item: "i\(item)",
                            label: generator.nextUniform() < rate ? "right" : "wrong")
                    }
                })
            let estimate = KrippendorffAlpha.estimate(table, bootstrap: bootstrap)
            guard let lower = estimate.lower, let upper = estimate.upper else { return false }
            return (lower...upper).contains(truth)
        }
        #expect(held >= 138, "\(held) of 150")
    }
}
