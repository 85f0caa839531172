import ArgumentParser

/// What decides whatever is drawn by chance.
struct SeedOptions: ParsableArguments {
    @Option(
        help: """
            The seed for everything random: items, samples, orders and resamples, and models that take a seed. \
            Default: 0.
            """)
    var seed: UInt64?

    /// The seed.
    var value: UInt64 { seed ?? 0 }
}
