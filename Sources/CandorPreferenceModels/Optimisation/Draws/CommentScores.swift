import Candor
import CandorText

/// What the rules give each comment by itself. Their verdict on two comments follows from it in either order, so that of
/// K × K pairs only 2 K comments need be read.
struct CommentScores: Sendable {
    /// By trial; without comments that say nothing.
    private let scores: [String: Double]
    private let hasLexicon: Bool

    init(_ judge: RulesJudge, _ comments: [Trial]) {
        hasLexicon = judge.lexicon != nil
        var scores: [String: Double] = [:]
        if let scorer = judge.lexicon.map(PositivityScorer.init) {
            for comment in comments where comment.isAnswered {
                scores[comment.id] = scorer.score(of: comment.response)
            }
        }
        self.scores = scores
    }

    /// 1 where the comment is more positive than the baseline's, 0 where less, ½ without a difference; `nil` for unscored,
    /// as where one of them is no answer.
    func positivity(of comment: Trial, against baseline: Trial) -> Double? {
        let (own, other) = (scores[comment.id], scores[baseline.id])
        guard hasLexicon, let own, let other else { return nil }
        let difference = own - other
        return abs(difference) > 1e-9 ? (difference > 0 ? 1 : 0) : 0.5
    }
}
