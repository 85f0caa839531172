/// Which pairs a head is made from, and how their responses are embedded.
package struct HeadSettings: Sendable {
    /// The model in this process whose embeddings the head weighs.
    var embedder = "llama:smollm2-135m-instruct"
    /// Tokens of each response that are read at most, counted from its end.
    var window = 192
    /// Pairs drawn at random, by seed, of those that are kept.
    var sample = 800
    var seed: UInt64 = 0
    /// Whether the features that rules can label are weighed beside the embeddings.
    var features = false
    /// Folds of the cross-validation that chooses the strength of the penalty.
    var folds = 5
    var skipsBadRows = false
    /// The store of embeddings.
    var store = "candor.sqlite"

    package init(
        embedder: String = "llama:smollm2-135m-instruct", window: Int = 192, sample: Int = 800, seed: UInt64 = 0,
        features: Bool = false, folds: Int = 5, skipsBadRows: Bool = false, store: String = "candor.sqlite"
    ) {
        self.embedder = embedder
        self.window = window
        self.sample = sample
        self.seed = seed
        self.features = features
        self.folds = folds
        self.skipsBadRows = skipsBadRows
        self.store = store
    }
}
