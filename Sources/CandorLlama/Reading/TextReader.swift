/// Reads texts, one request at a time, on a thread of its own: computing takes up to seconds, for which a thread of Swift's
/// pool must not be held.
actor TextReader {
    private let weights: Weights
    private let output: ReadingContext.Output
    private let longest: Int
    private let threads: Int
    private let executor = SerialQueueExecutor(label: "candor.llama.reading")
    private var context: ReadingContext?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Creates a reader; its memory is made with the first request.
    /// - Parameters:
    ///   - weights: The model.
    ///   - output: What is wanted of tokens.
    ///   - longest: The most tokens that a text may have.
    ///   - threads: The most threads that compute.
    init(weights: Weights, output: ReadingContext.Output, longest: Int, threads: Int) {
        self.weights = weights
        self.output = output
        self.longest = longest
        self.threads = threads
    }

    /// Reads texts and brings together, for each, what its rows amount to.
    /// - Parameters:
    ///   - readings: The texts.
    ///   - initial: What there is of a text before its first row.
    ///   - update: Takes what there is of a text, the text's number, the place of a token in it and the token's row.
    func read<Result: Sendable>(
        _ readings: [Reading], into initial: Result,
        _ update:
            @Sendable (_ result: inout Result, _ reading: Int, _ position: Int, _ row: UnsafeBufferPointer<Float>) ->
            Void
    ) throws -> [Result] {
        var results = Array(repeating: initial, count: readings.count)
        let context =
            try context ?? ReadingContext(weights: weights, output: output, longest: longest, threads: threads)
        self.context = context
        try context.read(readings) { reading, position, row in update(&results[reading], reading, position, row) }
        return results
    }
}
