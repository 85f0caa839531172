/// Which of a known set of things show a trait: of each dataset exactly the nearest whole number to rate × N, chosen by seed.
///
/// The things are ranked by a seeded hash and the first ones taken, so that with a higher rate the same ones still show the
/// trait. A thing outside the set shows it if its own hash is below the rate.
struct Quota: Sendable {
    /// Something that may show a trait.
    struct Thing: Hashable, Sendable {
        var text: String
        var dataset = ""
    }

    private let trait: ScriptedTrait
    private let rate: Double
    private let seed: String
    private let known: Set<Thing>
    private let chosen: Set<Thing>

    /// Ranks the things.
    /// - Parameters:
    ///   - trait: What they may show.
    ///   - things: The things; one given twice counts once.
    ///   - script: The rate and the seed.
    init(_ trait: ScriptedTrait, of things: [Thing], script: Script) {
        self.trait = trait
        rate = script.rate(of: trait)
        seed = String(script.seed)
        known = Set(things)
        var chosen: Set<Thing> = []
        for (_, members) in Dictionary(grouping: known, by: \.dataset) {
            let ranked = members.map { ($0, ScriptedChance.number([String(script.seed), trait.rawValue, $0.text])) }
                .sorted { ($0.1, $0.0.text) < ($1.1, $1.0.text) }
            let count = Int((script.rate(of: trait) * Double(ranked.count)).rounded())
            chosen.formUnion(ranked.prefix(count).map(\.0))
        }
        self.chosen = chosen
    }

    /// Whether a thing shows the trait.
    func includes(_ thing: Thing) -> Bool {
        known.contains(thing)
            ? chosen.contains(thing) : ScriptedChance.fraction([seed, trait.rawValue, thing.text]) < rate
    }
}
