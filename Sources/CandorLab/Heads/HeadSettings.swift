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
    static func keys<Plan>(_ settings: WritableKeyPath<Plan, HeadSettings>) -> [PlanKey<Plan>] {
        [
            PlanKey("embedder", settings.appending(path: \.embedder)) { try $0.modelName(of: "embedder") },
            PlanKey("window", settings.appending(path: \.window)) { try $0.number(.window) },
            PlanKey("sample", settings.appending(path: \.sample)) { try $0.number(.sample) },
            PlanKey("seed", settings.appending(path: \.seed)) { try $0.seed() },
            PlanKey("features", settings.appending(path: \.features)) { try $0.flag() },
            PlanKey("folds", settings.appending(path: \.folds)) { try $0.number(.folds) },
            PlanKey("skip_bad_rows", settings.appending(path: \.skipsBadRows)) { try $0.flag() },
        ]
    }
}
