import ArgumentParser
import Candor
import CandorLab

/// Which pairs are read, and how.
struct PairOptions: ParsableArguments {
    @Option(help: "Number of pairs, sampled with --seed. Default: all, and 800 for a head.")
    var sample: Int?
    @OptionGroup var seed: SeedOptions
    @OptionGroup var rows: RowOptions

    func validate() throws {
        try Quantity.sample.expect(sample)
    }
}

extension PairOptions {
    /// What the flags ask for.
    var settings: ReadSettings { ReadSettings(sample: sample, seed: seed.value, skipsBadRows: rows.skipBadRows) }
}
