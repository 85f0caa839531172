/// A whole number that a plan or a command can be told, with the range in which it makes sense.
///
/// Every number has an upper bound: beyond it a run would not end, or would not fit into memory, and the sums that it enters would
/// overflow. The bounds lie far above what anybody uses.
package struct Quantity {
    /// What it is called in a plan, for example `draws`.
    let key: String
    /// What it may be.
    let range: ClosedRange<Int>

    private init(_ key: String, _ range: ClosedRange<Int>) {
        self.key = key
        self.range = range
    }

    package static let attentionChecks = Quantity("check_every", 0...1_000_000)
    package static let beginners = Quantity("beginners_per_address", 1...100_000)
    static let bestOf = Quantity("best_of", 1...65_536)
    package static let bootstrap = Quantity("bootstrap", 2...100_000)
    package static let breaks = Quantity("break_every", 0...1_000_000)
    package static let chains = Quantity("chains", 1...1_000)
    package static let draws = Quantity("draws", 1...65_536)
    static let epochs = Quantity("epochs", 1...1_000)
    package static let folds = Quantity("folds", 2...1_000)
    package static let invitations = Quantity("invitations", 0...100_000)
    static let judgedPairs = Quantity("pairs", 1...10_000_000)
    package static let keptDraws = Quantity("draws", 4...1_000_000)
    package static let limit = Quantity("limit", 1...100_000_000)
    package static let maxTokens = Quantity("max_tokens", 1...1_000_000)
    package static let pairsPerRater = Quantity("pairs_per_rater", 1...100_000)
    package static let parallel = Quantity("parallel", 1...10_000)
    static let poolDraws = Quantity("draws", 2...65_536)
    package static let ratersPerPair = Quantity("raters_per_pair", 1...10_000)
    static let responseTokens = Quantity("response_tokens", 1...1_000_000)
    static let rounds = Quantity("rounds", 1...1_000)
    package static let sample = Quantity("sample", 1...100_000_000)
    package static let sampledTrials = Quantity("n", 1...10_000_000)
    package static let samples = Quantity("samples", 1...65_536)
    package static let simulatedRaters = Quantity("raters", 1...100_000)
    package static let splits = Quantity("splits", 1...10_000)
    package static let warmup = Quantity("warmup", 0...1_000_000)
    package static let window = Quantity("window", 1...1_000_000)
    package static let wordings = Quantity("wordings", 1...10_000)

    /// What is said of a number outside the range, without its name: at which of its ends it lies outside.
    /// - Parameter number: The number; `nil` is below the range.
    func words(_ number: Int?) -> String {
        number ?? .min > range.upperBound
            ? "must be at most \(range.upperBound)" : "must be at least \(range.lowerBound)"
    }

    /// The same with its name, for example `draws must be at most 65536`.
    package func rule(_ number: Int?) -> PlanWords { "\(key: key) \(words(number))" }

    /// Whether a number is in the range; `nil` is.
    package func holds(_ number: Int?) -> Bool { number.map(range.contains) ?? true }

    /// Refuses a number outside the range; `nil` is in it.
    func expectHeld(_ number: Int?) throws {
        guard holds(number) else { throw LabError(.usage, rule(number)) }
    }
}
