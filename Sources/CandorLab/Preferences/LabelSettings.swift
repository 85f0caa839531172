/// Who labels pairs, and how.
package struct LabelSettings: Sendable {
    /// `rules`, or a model's name.
    var labeller = "rules"
    /// A feature pack's file.
    var features: String?
    var oneFeatureACall = false
    var bothOrders = false
    var parallel = 32
    var store = "candor.sqlite"
    var calls = CallPolicy()
    /// Whose answers are remembered, where they came from another address.
    package var origin: OriginChoice = .ask

    package init(
        labeller: String = "rules", features: String? = nil, oneFeatureACall: Bool = false, bothOrders: Bool = false,
        parallel: Int = 32, store: String = "candor.sqlite", calls: CallPolicy = CallPolicy(),
        origin: OriginChoice = .ask
    ) {
        self.labeller = labeller
        self.features = features
        self.oneFeatureACall = oneFeatureACall
        self.bothOrders = bothOrders
        self.parallel = parallel
        self.store = store
        self.calls = calls
        self.origin = origin
    }
}
