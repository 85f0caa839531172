/// Pairs of responses as a Bradley–Terry head sees them: x_A − x_B, and the share that preferred A.
///
/// The model has no intercept and looks at differences only, so that swapping A and B in a pair (which negates its row and
/// turns its share round) changes nothing that is fitted to it.
public struct PairDifferences: Sendable {
    /// How many numbers describe a response.
    public let dimension: Int
    /// The share that preferred A, 0…1, a pair.
    public private(set) var shares: [Double] = []
    /// What repeats, a pair: pairs of one cluster are never divided between fitting and testing.
    public private(set) var clusters: [String] = []
    /// Eight differences an element, `blocks` elements a row, zeros at a row's end.
    private(set) var values: [SIMD8<Float>] = []
    /// Elements a row.
    let blocks: Int

    /// No pairs yet.
    /// - Parameter dimension: How many numbers describe a response, at least 1.
    /// - Throws: `StatisticsError` with `.invalidCount`.
    public init(dimension: Int) throws(StatisticsError) {
        guard dimension > 0 else {
            throw StatisticsError(
                .invalidCount, doing: "describing responses by \(dimension) numbers", next: "give one number or more")
        }
        self.dimension = dimension
        blocks = (dimension + 7) / 8
    }

    /// How many pairs there are.
    public var count: Int { shares.count }

    /// Adds a pair.
    /// - Parameters:
    ///   - difference: What describes A less what describes B: `dimension` finite numbers.
    ///   - shareOfA: The share that preferred A, 0…1; ½ for a tie.
    ///   - cluster: What repeats: the dialogue.
    /// - Throws: `StatisticsError` with `.invalidCount`, `.notFinite` or `.invalidProbability`.
    public mutating func append(
        _ difference: [Float], shareOfA: Double, cluster: String
    ) throws(StatisticsError) {
        let doing = "reading pair \(count + 1)"
        guard difference.count == dimension else {
            throw StatisticsError(
                .invalidCount, doing: "\(doing) of \(difference.count) numbers", next: "give \(dimension)")
        }
        guard difference.allSatisfy(\.isFinite) else {
            throw StatisticsError(.notFinite, doing: doing, next: "leave the pair out or embed it again")
        }
        guard (0...1).contains(shareOfA) else {
            throw StatisticsError(
                .invalidProbability, doing: "\(doing), preferred by \(shareOfA)", next: "give a share from 0 to 1")
        }
        for block in 0..<blocks {
            var lanes = SIMD8<Float>()
            for lane in 0..<min(8, dimension - 8 * block) { lanes[lane] = difference[8 * block + lane] }
            values.append(lanes)
        }
        shares.append(shareOfA)
        clusters.append(cluster)
    }

    /// Σ of the products of a row and weights.
    /// - Parameters:
    ///   - row: Which pair.
    ///   - weights: `blocks` elements.
    @inline(__always)
    func product(of row: Int, with weights: [SIMD8<Double>]) -> Double {
        var sum = SIMD8<Double>()
        let base = row * blocks
        for block in 0..<blocks { sum += SIMD8<Double>(values[base + block]) * weights[block] }
        return sum.sum()
    }

    /// Adds a multiple of a row.
    /// - Parameters:
    ///   - row: Which pair.
    ///   - factor: What it is multiplied by.
    ///   - sums: Takes the products, `blocks` elements.
    @inline(__always)
    func add(_ row: Int, times factor: Double, to sums: inout [SIMD8<Double>]) {
        let base = row * blocks
        for block in 0..<blocks { sums[block] += SIMD8<Double>(values[base + block]) * factor }
    }

    /// The root mean square of each difference over some pairs; 1 where all are 0.
    ///
    /// The mean is not taken out: it would depend on which response is called A.
    func scales(of rows: [Int]) -> [SIMD8<Double>] {
        var squares = [SIMD8<Double>](repeating: SIMD8(), count: blocks)
        for row in rows {
            for block in 0..<blocks {
                let lanes = SIMD8<Double>(values[row * blocks + block])
                squares[block] += lanes * lanes
            }
        }
        return squares.map { sum in
            let scale = (sum / Double(max(rows.count, 1))).squareRoot()
            return scale.replacing(with: 1, where: scale .== 0)
        }
    }
}
