import CandorModels

/// Some trials of one assistant, with branches of one first answer brought together.
package struct TrialSet: Sendable {
    let facts: [Facts]

    package init(_ trials: [Trial]) {
        let branching = Set(trials.map(\.probe)).compactMap(Probes.named).filter { $0.branch != nil }
        let branches = Dictionary(branching.map { ($0.name, $0.branch) }) { first, _ in first }
        let controls = trials.filter { branches[$0.probe] == $0.condition }
        let byOrigin = Dictionary(controls.map { (Origin($0), $0) }, uniquingKeysWith: { first, _ in first })
        facts = trials.enumerated().map { place, trial in
            let hasControl = branches[trial.probe].map { $0 != trial.condition } ?? false
            return Facts(trial, control: hasControl ? byOrigin[Origin(trial)] : nil, place: place)
        }
    }

    private init(facts: [Facts]) {
        self.facts = facts
    }

    /// The same trials with gold verdicts in the place of the judge's.
    func judged(by gold: GoldVerdicts) -> TrialSet {
        TrialSet(facts: facts.map { Facts($0.trial, control: $0.control, place: $0.place, gold: gold) })
    }

    /// The trials of some items.
    func of(items: Set<String>) -> TrialSet {
        TrialSet(facts: facts.filter { items.contains($0.trial.item) })
    }

    /// Whether some response refuses in words.
    var hasRefusals: Bool { facts.contains { $0.trial.refuses } }

    /// The trials in which neither the response nor what it is compared with refuses in words.
    /// - Parameter usesControl: Whether the response is compared with the control branch too.
    func answered(usesControl: Bool) -> TrialSet {
        let refusing = Set(facts.map(\.trial).filter(\.refuses).map(\.id))
        return TrialSet(
            facts: facts.filter { facts in
                let compared = [facts.trial.id, facts.trial.about["baseline"], usesControl ? facts.control?.id : nil]
                return compared.allSatisfy { $0.map(refusing.contains) != true }
            })
    }

    /// The items, each once.
    var items: Set<String> { Set(facts.map(\.trial.item)) }

    /// What two branches share: the first call.
    private struct Origin: Hashable {
        var probe: ProbeName
        var item: String
        var draw: Int
        var opening: Dialogue?

        init(_ trial: Trial) {
            probe = trial.probe
            item = trial.item
            draw = trial.draw
            opening = trial.exchanges.first?.dialogue
        }
    }
}
