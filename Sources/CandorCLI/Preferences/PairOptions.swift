import ArgumentParser
import Candor
import CandorLab

/// Which pairs are read, and how.
struct PairOptions: ParsableArguments {
    @Option(help: "Pairs drawn at random, by seed. Default: all.")
    var sample: Int?
    @Option(help: "The seed of the sample, of which response is called A, of splits and of chains.")
    var seed: UInt64 = 0
    @Flag(help: "Leave out rows that cannot be used, count and list them, instead of stopping at the first.")
    var skipBadRows = false

    func validate() throws {
        try Quantity.sample.expect(sample)
    }
}

extension PairOptions {
    /// What the flags ask for.
    var settings: ReadSettings { ReadSettings(sample: sample, seed: seed, skipsBadRows: skipBadRows) }
}
