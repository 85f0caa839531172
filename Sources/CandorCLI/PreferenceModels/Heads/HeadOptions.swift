import ArgumentParser
import Candor
import CandorLab
import CandorModels
import Foundation

/// Which pairs a head is made from, and how their responses are embedded.
struct HeadOptions: ParsableArguments {
    @Option(help: "The model in this process whose embeddings the head weighs.")
    var embedder: String = "llama:smollm2-135m-instruct"
    @Option(help: "Tokens of each response that are read at most, counted from its end, its dialogue before it.")
    var window: Int = 192
    @Option(help: "Pairs drawn at random, by seed, of those that are kept.")
    var sample: Int = 800
    @Option(help: "The seed of the sample, of the pairs held out and of the folds.")
    var seed: UInt64 = 0
    @Flag(help: "Weigh the features that rules can label beside the embeddings.")
    var features = false
    @Option(help: "Folds of the cross-validation that chooses the strength of the penalty.")
    var folds: Int = 5
    @Flag(help: "Leave out rows that cannot be used, and count them, instead of stopping at the first.")
    var skipBadRows = false
    @Option(help: "The store of embeddings.")
    var store: String = "candor.sqlite"

    func validate() throws {
        try Quantity.window.expect(window)
        try Quantity.sample.expect(sample)
        try Quantity.folds.expect(folds)
    }
}

extension HeadOptions {
    /// What the flags ask for.
    var settings: HeadSettings {
        var settings = HeadSettings()
        (settings.embedder, settings.window, settings.sample) = (embedder, window, sample)
        (settings.seed, settings.features, settings.folds) = (seed, features, folds)
        settings.skipsBadRows = skipBadRows
        return settings
    }
}
