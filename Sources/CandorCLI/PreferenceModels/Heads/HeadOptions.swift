import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// Which pairs a head is made from, and how their responses are embedded.
struct HeadOptions: ParsableArguments {
    @Option(help: "The in-process model whose embeddings the head weighs.")
    var embedder: String = "llama:smollm2-135m-instruct"
    @Option(help: "Maximum tokens to read per response, counted from its end, with its dialogue before it.")
    var window: Int = 192
    @OptionGroup var reading: PairOptions
    @Flag(help: "Also weigh the features that rules can label.")
    var features = false
    @Option(help: "Folds of the cross-validation that chooses the strength of the penalty.")
    var folds: Int = 5
    @OptionGroup var store: StoreOptions

    func validate() throws {
        try Quantity.window.expect(window)
        try Quantity.folds.expect(folds)
    }
}

extension HeadOptions {
    /// What the flags ask for.
    var settings: HeadSettings {
        var settings = HeadSettings()
        (settings.embedder, settings.window, settings.sample) = (embedder, window, reading.sample ?? 800)
        (settings.seed, settings.features, settings.folds) = (reading.seed.value, features, folds)
        settings.skipsBadRows = reading.rows.skipBadRows
        return settings
    }
}
