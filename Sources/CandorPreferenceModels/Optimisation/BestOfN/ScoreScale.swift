/// The unit in which gains of different preference models can be compared: the standard deviation of a model's scores of the
/// draws of one prompt, pooled over prompts. Scores of different prompts are never compared.
struct ScoreScale {
    let scorer: String
    /// 1 where a model likes all draws of each prompt equally, so that nothing is gained.
    let deviation: Double

    init(_ pools: [DrawPool], scorer: String) {
        self.scorer = scorer
        var (squares, degrees) = (0.0, 0)
        for pool in pools {
            let scored = Self.finite(pool.scores[scorer])
            guard scored.count > 1 else { continue }
            let mean = scored.reduce(0, +) / Double(scored.count)
            squares += scored.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            degrees += scored.count - 1
        }
        deviation = squares > 0 ? (squares / Double(degrees)).squareRoot() : 1
    }

    /// How far each draw of a pool lies above their mean; `nil` for unscored.
    func standardized(_ pool: DrawPool) -> [Double?] {
        guard let scores = pool.scores[scorer] else { return pool.words.map { _ in nil } }
        let scored = Self.finite(scores)
        let mean = scored.reduce(0, +) / Double(max(scored.count, 1))
        return scores.map { score in score.flatMap { $0.isFinite ? ($0 - mean) / deviation : nil } }
    }

    private static func finite(_ scores: [Double?]?) -> [Double] {
        (scores ?? []).compactMap { $0 }.filter(\.isFinite)
    }
}
