import CandorModels

/// One probe on one assistant: every item at every draw, a bounded number at once.
public struct ProbeRun: Sendable {
    private struct Unit: Sendable {
        var item: Item
        var draw: Int
    }

    private let probe: any Probe
    private let bench: Bench
    private let units: [Unit]
    private let parallel: Int

    /// Lays out a run of one of the four probes.
    /// - Parameters:
    ///   - kind: The probe.
    ///   - items: Its items.
    ///   - draws: Independent samples of each item, where the temperature leaves room for more than one.
    ///   - bench: The assistant, the judge and the settings.
    ///   - parallel: Items at once, at least 1; with 1 every call is made after the one before.
    public init(_ kind: ProbeKind, items: [Item], draws: Int, bench: Bench, parallel: Int) {
        self.init(kind.probe, items: items, draws: draws, bench: bench, parallel: parallel)
    }

    /// Lays out a run of any probe, for example one of your own.
    /// - Parameters:
    ///   - probe: The probe.
    ///   - items: Its items.
    ///   - draws: Independent samples of each item, where the temperature leaves room for more than one.
    ///   - bench: The assistant, the judge and the settings.
    ///   - parallel: Items at once, at least 1; with 1 every call is made after the one before.
    public init(_ probe: any Probe, items: [Item], draws: Int, bench: Bench, parallel: Int) {
        self.probe = probe
        self.bench = bench
        self.parallel = max(1, parallel)
        units = items.flatMap { item in
            (0..<probe.draws(of: item, settings: bench.settings, requested: draws)).map { Unit(item: item, draw: $0) }
        }
    }

    /// Items times draws.
    public var count: Int { units.count }

    /// Runs everything.
    /// - Parameter completed: Told of each item and draw that is done.
    /// - Returns: The trials in the order of the items, then of the draws.
    /// - Throws: The first error of a model or a judge; what was answered by then is remembered.
    public func trials(completed: @escaping @Sendable () -> Void = {}) async throws -> [Trial] {
        try await withThrowingTaskGroup(of: (Int, [Trial]).self) { group in
            var results = [[Trial]](repeating: [], count: units.count)
            var next = 0
            func start() {
                guard next < units.count else { return }
                let (index, unit) = (next, units[next])
                next += 1
                group.addTask { (index, try await probe.trials(of: unit.item, draw: unit.draw, on: bench)) }
            }
            for _ in 0..<parallel { start() }
            while let (index, trials) = try await group.next() {
                results[index] = trials
                completed()
                start()
            }
            return results.flatMap { $0 }
        }
    }
}
