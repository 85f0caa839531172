import Candor

extension EvaluationRequest {
    /// The items of a probe that are asked about, chosen over all files.
    func items(of probe: ProbeName, in datasets: [Dataset]) -> [Item] {
        selection(Self.merged(probe, datasets))
    }

    /// The items of all probes that are asked about.
    func items(in datasets: [Dataset]) -> [Item] {
        probes.flatMap { items(of: $0, in: datasets) }
    }

    /// Which items of a data set are asked about.
    var selection: ItemSelection { ItemSelection(limit: limit, seed: settings.seed) }

    /// How many items stand in more than one file.
    static func repeatedItems(_ probe: ProbeName, in datasets: [Dataset]) -> Int {
        datasets.filter { $0.probe == probe }.reduce(0) { $0 + $1.items.count } - merged(probe, datasets).count
    }

    /// An item that several files have is one item, with the prompts of all of them.
    private static func merged(_ probe: ProbeName, _ datasets: [Dataset]) -> [Item] {
        var items: [Item] = []
        var positions: [String: Int] = [:]
        for item in datasets.filter({ $0.probe == probe }).flatMap(\.items) {
            if let position = positions[item.id] {
                items[position].add(item.prompts)
            } else {
                positions[item.id] = items.count
                items.append(item)
            }
        }
        return items
    }
}

extension Item {
    /// Adds the prompts that it does not have.
    fileprivate mutating func add(_ others: [Prompt]) {
        for var prompt in others {
            let alike = prompts.filter { $0.condition == prompt.condition }
            guard !alike.contains(where: { $0.dialogue == prompt.dialogue }) else { continue }
            prompt.variant = alike.count
            prompts.append(prompt)
        }
    }
}
