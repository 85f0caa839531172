import Candor
import CandorStatistics

extension DrawPool {
    /// Brings the draws of each prompt together.
    /// - Parameter trials: The trials of one or more policies, in any order.
    /// - Returns: The pools in the order in which their prompts first occur.
    public static func pools(of trials: [Trial]) -> [DrawPool] {
        let prompts = DrawnPrompt.places(in: trials).map { places in places.map { trials[$0] } }
        var baselines: [String: [Trial]] = [:]
        for draws in prompts where draws.first?.condition == .baseline {
            for trial in draws { baselines[trial.id] = draws }
        }
        return prompts.compactMap { draws in
            draws.first.map { DrawPool($0, draws, baseline: $0.about["baseline"].flatMap { baselines[$0] }) }
        }
    }

    private init(_ first: Trial, _ draws: [Trial], baseline: [Trial]?) {
        var scorers: [String] = []
        for name in draws.compactMap(\.scores).flatMap(\.keys) where !scorers.contains(name) { scorers.append(name) }
        let positions = Dictionary((baseline ?? []).enumerated().map { ($1.draw, $0) }) { first, _ in first }
        let isCompared = baseline != nil && draws.contains { $0.comparisons != nil }
        let measure = Probes.named(first.probe)?.drawMeasure
        self.init(
            id: first.id, model: first.model, probe: first.probe, dataset: first.dataset, item: first.item,
            condition: first.condition,
            scores: Dictionary(
                uniqueKeysWithValues: scorers.map { name in (name, draws.map { $0.scores?[name].flatMap { $0 } }) }),
            verdicts: draws.map { draw in measure?.question.flatMap(draw.verdict) },
            isCounted: measure?.counts(first) ?? true,
            words: draws.map { $0.response.wordCount }, baseline: isCompared ? baseline?.first?.id : nil,
            comparisons: draws.enumerated().flatMap { index, trial in
                (trial.comparisons ?? []).compactMap { comparison in
                    positions[comparison.draw].map {
                        JudgedPair(
                            conditionDraw: index, baselineDraw: $0, probability: comparison.probability,
                            value: comparison.value)
                    }
                }
            })
    }
}

extension String {
    /// The number of words, parted by white space.
    var wordCount: Int {
        var count = 0
        var isInWord = false
        for byte in utf8 {
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if !isBlank, !isInWord { count += 1 }
            isInWord = !isBlank
        }
        return count
    }
}
