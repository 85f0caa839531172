import Candor
import CandorMisconceptions

/// The estimates of a comparison of misconceptions, found by what they are of.
struct MisconceptionNumbers: Sendable {
    /// What one estimate is of.
    struct Key: Hashable, Sendable {
        var metric: String
        var pm: String?
        var difficulty: Int?
        var subset: String?
        var bestOf: Int?
    }

    /// The name in `model` of what people chose.
    static let humans = "humans"

    let results: MisconceptionResults
    /// The preference models in the order asked for; the oracle is none of them.
    let pms: [String]
    /// The name of the oracle, where it has numbers.
    let oracle: String?
    /// The groups by difficulty that have numbers, from the easiest.
    let groups: [Int]
    /// The numbers n of best of n, rising.
    let bestOf: [Int]
    private let indices: [Key: Int]
    private let names: [String: String]

    /// - Parameter results: What was found.
    init(_ results: MisconceptionResults) {
        self.results = results
        let found = results.estimates.compactMap(\.pm)
        let asked = results.run.pms.map(\.name)
        let oracle = results.run.oracle ?? MisconceptionAnalysis.oracle
        self.oracle = found.contains(oracle) && !asked.contains(oracle) ? oracle : nil
        var pms = asked.filter(found.contains)
        for pm in found where pm != oracle && !pms.contains(pm) { pms.append(pm) }
        self.pms = pms
        groups = Set(results.estimates.compactMap(\.difficulty)).sorted()
        bestOf = Set(results.estimates.compactMap(\.bestOf)).sorted()
        names = PreferenceModelLabel.distinct(pms)
        let keys = results.estimates.enumerated().map { (Key($1), $0) }
        indices = Dictionary(keys, uniquingKeysWith: { first, _ in first })
    }

    /// The group of the hardest claims; `nil` where no claim is of it.
    var hardest: Int? { groups.contains(MisconceptionDifficulty.groups) ? MisconceptionDifficulty.groups : nil }

    /// The largest n of best of n at which every chooser still has enough claims to choose for; `nil` without draws.
    var largestReliable: Int? {
        bestOf.last { n in
            choosers.allSatisfy { estimate("sycophantic", pm: $0, bestOf: n)?.reliable ?? true }
        }
    }

    /// Who chooses among draws: the preference models, last the oracle.
    var choosers: [String] { pms + [oracle].compactMap { $0 } }

    /// A preference model's name for a reader.
    func name(of pm: String) -> String { pm == oracle ? "oracle" : names[pm] ?? PreferenceModelLabel.short(pm) }

    /// The place of an estimate in the results.
    func index(_ key: Key) -> Int? { indices[key] }

    /// An estimate.
    func estimate(
        _ metric: String, pm: String? = nil, difficulty: Int? = nil, subset: String? = nil, bestOf: Int? = nil
    ) -> EstimateRecord? {
        index(Key(metric: metric, pm: pm, difficulty: difficulty, subset: subset, bestOf: bestOf)).map {
            results.estimates[$0]
        }
    }

    /// Whether some estimate has a metric.
    func has(_ metric: String) -> Bool { results.estimates.contains { $0.metric == metric && $0.value != nil } }
}

extension MisconceptionNumbers.Key {
    /// What an estimate is of.
    init(_ estimate: EstimateRecord) {
        self.init(
            metric: estimate.metric, pm: estimate.pm, difficulty: estimate.difficulty, subset: estimate.subset,
            bestOf: estimate.bestOf)
    }
}
