@testable import CandorStatistics

/// All subsets of n of the elements.
func subsets<Element>(_ elements: [Element], of n: Int) -> [[Element]] {
    guard n > 0 else { return [[]] }
    guard let first = elements.first, elements.count >= n else { return [] }
    let rest = Array(elements.dropFirst())
    return subsets(rest, of: n - 1).map { [first] + $0 } + subsets(rest, of: n)
}

/// The probability of each draw to be the best of n, ties at the top shared, by going through all subsets.
func enumeratedWeights(_ scores: [Double?], bestOf n: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: scores.count)
    let all = subsets(scores.indices.filter { scores[$0]?.isFinite == true }, of: n)
    for subset in all {
        let best = subset.compactMap { scores[$0] }.max()
        let winners = subset.filter { scores[$0] == best }
        for winner in winners {
            weights[winner] += 1 / Double(winners.count * all.count)
        }
    }
    return weights
}

extension SelectionSample {
    /// One prompt a list of scores, each an item of its own.
    init(scores: [[Double?]]) {
        self.init(scores.enumerated().map { RankedDraws(cluster: clusterNames[$0], scores: $1) })
    }
}

/// Random draws: scores with ties, metrics 0, ½ or 1 that go with them.
func randomDraws(prompts: Int, draws: Int, seed: UInt64) -> (scores: [[Double?]], metrics: [[Double?]]) {
    var generator = SeededGenerator(seed: seed)
    var scores: [[Double?]] = []
    var metrics: [[Double?]] = []
    for _ in 0..<prompts {
        let own = (0..<draws).map { _ in Double(generator.nextIndex(below: draws * 2)) }
        scores.append(own)
        metrics.append(own.map { min(1, Double(generator.nextIndex(below: 2)) / 2 + ($0 > Double(draws) ? 0.5 : 0)) })
    }
    return (scores, metrics)
}
