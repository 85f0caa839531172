import CandorModels

/// One probe on one assistant: every item at every draw, a bounded number at once.
public struct ProbeRun: Sendable {
    private let probe: any Probe
    private let bench: Bench
    private let items: [Item]
    /// How many draws of the items up to each there are: with many draws too many to be listed one by one.
    private let drawsUpTo: [Int]
    private let parallel: Int

    /// Lays out a run.
    /// - Parameters:
    ///   - probe: The probe, for example `.areYouSure` or one of your own.
    ///   - items: Its items.
    ///   - draws: Independent samples of each item, where the temperature leaves room for more than one.
    ///   - bench: The assistant, the judge and the settings.
    ///   - parallel: Items at once, at least 1; with 1 every call is made after the one before.
    public init(_ probe: any Probe, items: [Item], draws: Int, bench: Bench, parallel: Int) {
        var bench = bench
        if probe is any ProbeVariation { bench.variation = probe.name }
        self.probe = probe
        self.bench = bench
        self.parallel = max(1, parallel)
        self.items = items
        var sum = 0
        drawsUpTo = items.map { item in
            sum += max(0, probe.draws(of: item, settings: bench.settings, requested: draws))
            return sum
        }
    }

    /// Items times draws.
    public var count: Int { drawsUpTo.last ?? 0 }

    /// The item and the draw at a place, all draws of an item one after the other.
    private func unit(_ place: Int) -> (item: Item, draw: Int) {
        var (low, high) = (0, drawsUpTo.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if drawsUpTo[middle] > place { high = middle } else { low = middle + 1 }
        }
        return (items[low], place - (low == 0 ? 0 : drawsUpTo[low - 1]))
    }

    /// Runs everything.
    /// - Parameter completed: Told of each item and draw that is done.
    /// - Returns: The trials in the order of the items, then of the draws.
    /// - Throws: The first error of a model or a judge; what was answered by then is remembered.
    public func trials(completed: @escaping @Sendable () -> Void = {}) async throws -> [Trial] {
        var trials: [Trial] = []
        var places = (0..<count).makeIterator()
        let map = BoundedMap(atOnce: parallel) { place in
            let unit = unit(place)
            return try await probe.trials(of: unit.item, draw: unit.draw, on: bench)
        }
        try await map.run(next: { places.next() }, completed: completed, deliver: { trials += $1 })
        return trials
    }
}
