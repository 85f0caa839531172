import Candor

/// What the trials of a page add to its numbers: once for each metric, condition, subset and assistant, whatever data set, and
/// whichever preference model, a number is of.
struct EvidencePool {
    /// What trials add to one metric, as the page has it.
    struct Entry: Encodable, Sendable {
        /// The places of the trials among the page's.
        var trials: [Int]
        /// What each adds; `nil` for unscored.
        var adds: [Double?]
        /// Whether what they add was read from the answers, and so is written in percent.
        var isReading: Bool?
    }

    /// Where the evidence of a number is.
    struct Piece: Sendable {
        /// Its place in the pool.
        var place: Int
        /// The metric.
        var metric: Metric
        /// The conditions of the trials that count, in the probe's order.
        var conditions: [Condition]
    }

    private struct Key: Hashable {
        var probe: ProbeName
        var metric: String
        var model: String
        var condition: Condition?
        var subset: String?
    }

    /// Whose trials they are.
    private struct Source: Hashable {
        var probe: ProbeName
        var model: String
    }

    private let trials: [Trial]
    private let confident: ConfidentRule
    private var metrics: [ProbeName: [Metric]] = [:]
    private let places: [Source: [Int]]
    private var sets: [Source: [(places: [Int], set: TrialSet)]] = [:]
    private var known: [Key: Piece?] = [:]
    private(set) var entries: [Entry] = []

    /// - Parameters:
    ///   - trials: The trials that the page shows.
    ///   - run: The run, which says what a confident answer is.
    init(_ trials: [Trial], run: RunDescription) {
        self.trials = trials
        confident = ConfidentRule(description: run.confidentRule) ?? .atLeast95
        places = Dictionary(grouping: trials.indices) { Source(probe: trials[$0].probe, model: trials[$0].model) }
    }

    /// The evidence of a number; `nil` for one that no metric of a probe defines.
    /// - Parameter estimate: The number.
    mutating func piece(of estimate: EstimateRecord) -> Piece? {
        guard let probe = estimate.probe else { return nil }
        let key = Key(
            probe: probe, metric: estimate.metric, model: estimate.model, condition: estimate.condition,
            subset: estimate.subset)
        if let found = known[key] { return found }
        let piece = made(key)
        known[key] = .some(piece)
        return piece
    }

    private mutating func made(_ key: Key) -> Piece? {
        let all = metrics[key.probe] ?? Metric.all(of: key.probe, confident: confident)
        metrics[key.probe] = all
        let isAnswered = key.subset == "answered"
        let metric = all.first {
            $0.name == key.metric && $0.condition == key.condition && $0.subset == (isAnswered ? nil : key.subset)
        }
        guard let metric else { return nil }
        var evidence: [(trial: Int, adds: Double?)] = []
        for (own, set) in self.sets(of: Source(probe: key.probe, model: key.model)) {
            evidence += metric.evidence(in: set, answered: isAnswered).map { (own[$0.place], $0.adds) }
        }
        evidence.sort { $0.trial < $1.trial }
        entries.append(
            Entry(
                trials: evidence.map(\.trial), adds: evidence.map(\.adds), isReading: metric.isReading ? true : nil))
        let counted = Set(evidence.map { trials[$0.trial].condition })
        let order = Probes.named(key.probe)?.conditions.map(\.condition) ?? []
        return Piece(place: entries.count - 1, metric: metric, conditions: order.filter(counted.contains))
    }

    /// The trials of one assistant in one probe, by data set.
    private mutating func sets(of source: Source) -> [(places: [Int], set: TrialSet)] {
        if let known = sets[source] { return known }
        let made = (places[source] ?? []).grouped { trials[$0].dataset }.map { _, own in
            (places: own, set: TrialSet(own.map { trials[$0] }))
        }
        sets[source] = made
        return made
    }
}
