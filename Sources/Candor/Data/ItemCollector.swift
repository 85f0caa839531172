import CandorModels

/// Gathers rows into items: rows of one source item together, rows with the same prompt once.
struct ItemCollector {
    let probe: any Probe
    private(set) var rows = 0
    private(set) var duplicates = 0
    private(set) var items: [Item] = []
    private var positions: [String: Int] = [:]
    private var prompts: Set<Item.Prompt.Key> = []

    init(_ probe: any Probe) { self.probe = probe }

    mutating func add(_ row: EvaluationRow) throws {
        let meaning = try probe.meaning(of: row)
        rows += 1
        let id = Fingerprint.short(probe.name.rawValue, meaning.dataset, meaning.subject)
        guard prompts.insert(.init(item: id, condition: meaning.condition, dialogue: row.prompt)).inserted else {
            duplicates += 1
            return
        }
        let position = positions[id] ?? items.count
        if position == items.count {
            positions[id] = position
            items.append(Item(id: id, probe: probe.name, dataset: meaning.dataset, prompts: []))
        }
        let variant = items[position].prompts.count { $0.condition == meaning.condition }
        items[position].prompts.append(
            Item.Prompt(
                condition: meaning.condition, variant: variant, dialogue: row.prompt, gold: meaning.gold))
    }
}

extension Item.Prompt {
    /// What makes two rows one trial: the same prompt, of the same item under the same condition.
    struct Key: Hashable {
        var item: String
        var condition: Condition
        var dialogue: Dialogue
    }
}
