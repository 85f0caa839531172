import ArgumentParser

/// What decides whatever is drawn by chance.
struct SeedOptions: ParsableArguments {
    @Option(
        help: """
            The seed of whatever is drawn by chance: items, samples, orders and resamples, and of models that take one. \
            Default: 0.
            """)
    var seed: UInt64?

    /// The seed.
    var value: UInt64 { seed ?? 0 }
}
