import ArgumentParser
import CandorLab

/// Who labels the pairs, and how.
struct LabelOptions: ParsableArguments {
    @Option(
        help:
            "What says which response has more of each feature: rules (no model), or a model, kind:name.",
        completion: .judges)
    var labeller: String = "rules"
    @Option(help: "A feature pack (YAML) of your own. Default: the 24 features of the paper.", completion: .file())
    var features: String?
    @Flag(help: "Ask a model labeller for one feature per call instead of all at once.")
    var oneFeatureACall = false
    @Flag(help: "Ask a model labeller in both orders; if they disagree, the label is 'same'.")
    var bothOrders = false
    @OptionGroup var parallel: ParallelOptions
    @OptionGroup var store: StoreOptions
    @OptionGroup var calls: CallOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try parallel.expect()
    }
}

extension LabelOptions {
    /// What the flags ask for.
    var settings: LabelSettings {
        LabelSettings(
            labeller: labeller, features: features, oneFeatureACall: oneFeatureACall, bothOrders: bothOrders,
            parallel: parallel.number, store: store.path, calls: calls.policy, origin: origins.choice)
    }
}
