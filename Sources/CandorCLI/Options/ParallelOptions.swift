import ArgumentParser
import CandorLab

/// How much is under way at once.
struct ParallelOptions: ParsableArguments {
    @Option(
        help:
            "Calls and items at once; with 1, fresh runs on an in-process model repeat to the byte. Default: 32."
    )
    var parallel: Int?

    /// The number.
    var number: Int { parallel ?? 32 }

    /// Refuses a number outside the range, for commands whose request does not.
    /// - Throws: `ValidationError`.
    func expect() throws { try Quantity.parallel.expect(parallel) }
}
