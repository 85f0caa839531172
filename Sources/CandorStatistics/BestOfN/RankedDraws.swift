/// The draws of one policy for one prompt, ranked by a score.
///
/// A draw whose score is missing or not finite cannot be chosen: it leaves the pool and is counted. Draws of exactly the
/// same score stand on one level.
public struct RankedDraws: Hashable, Sendable {
    /// The item's id, as in `Observation`: prompts of one item share it.
    public let cluster: String
    /// The score of each draw; nil where there is none that can be compared.
    public let scores: [Double?]
    /// The draws that have a score, the best first.
    let order: [Int]
    /// The positions in `order` of each level, the best first.
    let levels: [Range<Int>]

    /// Ranks draws.
    ///
    /// - Parameters:
    ///   - cluster: the item's id.
    ///   - scores: one a draw, in any unit, more is better; nil, NaN and infinite ones count as missing.
    public init(cluster: String, scores: [Double?]) {
        self.cluster = cluster
        self.scores = scores.map { $0.flatMap { $0.isFinite ? $0 : nil } }
        let ranked = self.scores.enumerated()
            .compactMap { index, score in score.map { (index: index, score: $0) } }
            .sorted { $0.score != $1.score ? $0.score > $1.score : $0.index < $1.index }
        var levels: [Range<Int>] = []
        var start = 0
        for position in ranked.indices {
            let next = position + 1
            if next == ranked.count || ranked[next].score != ranked[position].score {
                levels.append(start..<next)
                start = next
            }
        }
        order = ranked.map(\.index)
        self.levels = levels
    }

    /// How many draws have a score: the K out of which n are chosen.
    public var ranked: Int { order.count }

    /// How many draws have none.
    public var unranked: Int { scores.count - order.count }
}
