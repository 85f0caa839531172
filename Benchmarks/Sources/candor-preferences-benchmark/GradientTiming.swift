@testable import CandorStatistics

/// Times the gradient on one core, beside reading and copying as many bytes.
struct GradientTiming: Codable {
    /// The numbers of pairs to time.
    let pairs: [Int]
    /// For each feature the share of pairs that differ in it.
    let densities: [Double]
    /// Seeds the labels.
    let seed: UInt64

    /// What was measured for one number of pairs.
    struct Result: Codable {
        /// Pairs, and rows after equal ones are merged.
        let pairs: Int
        let rows: Int
        /// Bytes of labels and weights that one gradient reads.
        let bytes: Int
        /// Seconds a gradient on one core, and with the rows spread over all cores.
        let seconds: Double
        let parallelSeconds: Double
        /// Bytes a second that one core reads of as many bytes, again and again.
        let readBandwidth: Double
        /// Bytes a second that one core copies from as many bytes.
        let copyBandwidth: Double
    }

    /// Times all.
    func run() throws -> [Result] {
        try pairs.map { count in
            var generator = SeededGenerator(seed: seed)
            let source = SyntheticPairs(densities: densities)
            let effects = densities.map { _ in 0.02 * generator.nextNormal() }
            let data = try source.data(pairs: count, effects: effects, using: &generator)
            let merged = MergedPairs(data, hasPosition: false, ties: .leftOut, byGroup: false)
            let bytes = merged.codes.count + merged.weights.count * MemoryLayout<Double>.size
            let bandwidth = Bandwidth(bytes: bytes)
            return Result(
                pairs: count, rows: merged.rows, bytes: bytes,
                seconds: seconds(of: PairLikelihood(merged, hasTies: false), at: effects),
                parallelSeconds: seconds(of: PairLikelihood(merged, hasTies: false, isParallel: true), at: effects),
                readBandwidth: bandwidth.read(), copyBandwidth: bandwidth.copy())
        }
    }

    private func seconds(of density: PairLikelihood, at position: [Double]) -> Double {
        var gradient = Array(repeating: 0.0, count: density.dimension)
        return Stopwatch.seconds { density.evaluate(at: position, gradient: &gradient) }
    }
}
