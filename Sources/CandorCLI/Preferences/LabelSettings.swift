/// Who labels pairs, and how.
struct LabelSettings: Sendable {
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
    var origin = OriginChoice.ask
}

extension LabelOptions {
    /// What the flags ask for.
    var settings: LabelSettings {
        LabelSettings(
            labeller: labeller, features: features, oneFeatureACall: oneFeatureACall, bothOrders: bothOrders,
            parallel: parallel, store: store, calls: calls.policy, origin: origins.choice)
    }
}
