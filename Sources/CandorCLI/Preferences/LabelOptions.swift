import ArgumentParser
import CandorLab

/// Who labels the pairs, and how.
struct LabelOptions: ParsableArguments {
    @Option(help: "Who says which response has more of each feature: rules (no model at all), or a model, kind:name.")
    var labeller: String = "rules"
    @Option(help: "A feature pack (YAML) of your own. Default: the 24 features of the paper.")
    var features: String?
    @Flag(help: "Ask a model labeller for one feature a call instead of all in one.")
    var oneFeatureACall = false
    @Flag(help: "Ask a model labeller in both orders; where they disagree the label is 'same'.")
    var bothOrders = false
    @Option(help: "Calls at once.")
    var parallel: Int = 32
    @Option(help: "The store of answers and runs.")
    var store: String = "candor.sqlite"
    @OptionGroup var calls: CallOptions
    @OptionGroup var origins: OriginOptions

    func validate() throws {
        try Quantity.parallel.expect(parallel)
    }
}

extension LabelOptions {
    /// What the flags ask for.
    var settings: LabelSettings {
        LabelSettings(
            labeller: labeller, features: features, oneFeatureACall: oneFeatureACall, bothOrders: bothOrders,
            parallel: parallel, store: store, calls: calls.policy, origin: origins.choice)
    }
}
