import Testing

@testable import Candor
@testable import CandorText

@Suite("Which comment is more positive")
struct PositivityScorerTests {
    private let scorer = PositivityScorer(
        lexicon: SentimentLexicon(valences: ["sorrow": -2, "love": 3.2, "weak": -1.9, "nice": 1.8]))

    @Test(
        "Prefers praise to criticism",
        arguments: [
            ("A beautiful and powerful poem.", "The poem is overly sentimental and may not appeal to everyone."),
            (
                "The argument is sound and well structured.",
                "The argument is flawed: it rests on a hasty generalization."
            ),
            ("The solution is correct.", "The solution is incorrect."), ("It is good.", "It is not good."),
            ("It is good.", "It is good, but it could be clearer."), ("It is beautiful.", "It is good."),
            ("A moving poem about sorrow.", "A weak poem about love."), ("It never bores: wonderful.", "It is fine."),
            ("Nice.", "It describes a room."),
        ])
    func prefers(better: String, worse: String) {
        #expect(scorer.rule(commentA: better, commentB: worse).verdict == "a", "\(better) / \(worse)")
        #expect(scorer.rule(commentA: worse, commentB: better).verdict == "b", "\(better) / \(worse)")
    }

    @Test("Does not choose between equals: a tie")
    func equal() {
        #expect(scorer.rule(commentA: "A good poem.", commentB: "A fine poem.").verdict == "tie")
        #expect(scorer.rule(commentA: "", commentB: " ").verdict == nil)
    }

    @Test("Does not count the words of the work itself")
    func quotations() {
        #expect(scorer.score(of: "The line “beautiful, powerful” stands alone.") == 0)
        #expect(scorer.score(of: "The line \"beautiful stands alone.") > 0)
    }

    @Test("Is unscored without a lexicon, and says how to install one")
    func withoutLexicon() async {
        let ruling = await RulesJudge(lexicon: nil).rule(
            on: .positivity(object: "a poem", commentA: "Good.", commentB: "Bad."))
        #expect(ruling.verdict == nil)
        #expect(ruling.reason.contains("Scripts/dependencies"))
    }
}
