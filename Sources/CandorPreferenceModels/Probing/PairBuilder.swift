import Candor

/// Makes the pairs of responses that an item's prompts are probed with.
struct PairBuilder {
    let responses: ProbeResponses
    /// Wordings per item.
    let wordings: Int
    let seed: UInt64

    /// The pairs, not scored yet: those of each prompt in the item's order, then by wording; none where the item names no wrong
    /// answer to set against the right one.
    func pairs(of item: Item) -> [ProbedPair] {
        guard let rule = Probes.named(item.probe)?.agreement else { return [] }
        let choice = responses.choice(for: item, count: wordings, seed: seed)
        return item.prompts.flatMap { prompt in
            choice.flatMap { place in
                rule.pairs(of: prompt, in: item, wording: responses[item.probe][place], seed: seed).map {
                    ProbedPair(item, $0, wording: place)
                }
            }
        }
    }
}
