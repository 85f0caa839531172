/// Which pairs a head is made from, and how their responses are embedded.
public struct HeadSettings: Hashable, Sendable {
    /// The model in this process whose embeddings the head weighs, `llama:NAME`.
    public var embedder = "llama:smollm2-135m-instruct"
    /// Tokens of each response that are read at most, counted from its end, its dialogue before it.
    public var window = 192
    /// Pairs drawn at random, by seed, of those that are kept.
    public var sample = 800
    /// The seed of the sample, of the pairs held out and of the folds.
    public var seed: UInt64 = 0
    /// Whether the features that rules can label are weighed beside the embeddings.
    public var features = false
    /// Folds of the cross-validation that chooses the strength of the penalty.
    public var folds = 5
    /// Whether rows that cannot be used are left out and counted, instead of stopping at the first.
    public var skipsBadRows = false

    /// Settings as by default.
    public init() {}

    /// Refuses numbers that cannot be.
    func validate() throws {
        try Quantity.window.expectHeld(window)
        try Quantity.sample.expectHeld(sample)
        try Quantity.folds.expectHeld(folds)
    }

    /// The keys of them in the file of a plan that has them.
    static func fields<Plan>(_ settings: WritableKeyPath<Plan, HeadSettings>) -> [PlanKey<Plan>] {
        [
            .name("embedder", settings.appending(path: \.embedder)),
            .number("window", settings.appending(path: \.window), .window),
            .number("sample", settings.appending(path: \.sample), .sample),
            .seed(settings.appending(path: \.seed)),
            .flag("features", settings.appending(path: \.features)),
            .number("folds", settings.appending(path: \.folds), .folds),
            .flag("skip_bad_rows", settings.appending(path: \.skipsBadRows)),
        ]
    }
}
