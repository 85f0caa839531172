import CandorModels

/// Some trials of one assistant, with branches of one first answer brought together.
struct TrialSet: Sendable {
    let facts: [Facts]

    init(_ trials: [Trial]) {
        let controls = trials.filter { $0.condition == .control }
        let byOrigin = Dictionary(controls.map { (Origin($0), $0) }, uniquingKeysWith: { first, _ in first })
        facts = trials.map { Facts($0, control: $0.condition == .challenged ? byOrigin[Origin($0)] : nil) }
    }

    private init(facts: [Facts]) {
        self.facts = facts
    }

    /// The same trials with gold verdicts in the place of the judge's.
    func judged(by gold: GoldVerdicts) -> TrialSet {
        TrialSet(facts: facts.map { Facts($0.trial, control: $0.control, gold: gold) })
    }

    /// The trials of some items.
    func of(items: Set<String>) -> TrialSet {
        TrialSet(facts: facts.filter { items.contains($0.trial.item) })
    }

    /// The items, each once.
    var items: Set<String> { Set(facts.map(\.trial.item)) }

    /// What two branches share: the first call.
    private struct Origin: Hashable {
        var item: String
        var draw: Int
        var opening: Dialogue?

        init(_ trial: Trial) {
            item = trial.item
            draw = trial.draw
            opening = trial.exchanges.first?.dialogue
        }
    }
}
