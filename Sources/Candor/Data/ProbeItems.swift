/// The items that feed a probe, over several files: an item that several files have is one item, with the prompts of all of them.
package struct ProbeItems: Sendable {
    /// The items, each once, in the order in which the files have them first.
    package private(set) var items: [Item] = []
    /// How many rows are of an item that an earlier file has.
    package private(set) var repeated = 0

    /// Joins the items of a probe.
    /// - Parameters:
    ///   - probe: The probe.
    ///   - datasets: Files, of whatever probes.
    package init(of probe: ProbeName, in datasets: [Dataset]) {
        var positions: [String: Int] = [:]
        for item in datasets.filter({ $0.probe == probe }).flatMap(\.items) {
            if let position = positions[item.id] {
                items[position].add(item.prompts)
                repeated += 1
            } else {
                positions[item.id] = items.count
                items.append(item)
            }
        }
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
