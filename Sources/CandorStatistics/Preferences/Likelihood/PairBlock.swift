/// A stretch of rows of one group, and the inner loops over it. All pointers come from ``PairLikelihood``, which makes the
/// tables and results as large as the data need.
struct PairBlock: Sendable {
    /// The most rows of a block.
    static let size = 1 << 14
    /// Rows worked on at once, so that what is between the steps stays in the first cache.
    static let strip = 256

    /// The group.
    let segment: Int
    /// The rows, whole lanes.
    let rows: Range<Int>

    /// Adds Σ g'(η) φ of each column, then Σ g, then Σ ∂g/∂ln ν.
    func addDerivatives(
        of pairs: MergedPairs, tables: UnsafePointer<Double>, tie: Double, to result: UnsafeMutablePointer<Double>
    ) {
        let tableSize = TernaryCode.tableSize
        withUnsafeTemporaryAllocation(of: Double.self, capacity: pairs.chunks * tableSize) { bins in
            bins.initialize(repeating: 0)
            guard let bins = bins.baseAddress else { return }
            var value = LogisticLane.Lane.zero
            var tieSlope = LogisticLane.Lane.zero
            forEachStrip(of: pairs, tables: tables) { buffer, weights, codes, count in
                for row in stride(from: 0, to: count, by: LogisticLane.width) {
                    let weight = load(weights + row)
                    let derivatives = LogisticLane.derivatives(load(buffer + row), tie: tie)
                    value += weight * derivatives.value
                    tieSlope += weight * derivatives.tie
                    store(weight * derivatives.slope, to: buffer + row)
                }
                for chunk in 0..<pairs.chunks {
                    let chunkBins = bins + chunk * tableSize
                    let chunkCodes = codes + chunk * pairs.rows
                    for row in 0..<count { chunkBins[Int(chunkCodes[row])] += buffer[row] }
                }
            }
            for chunk in 0..<pairs.chunks {
                let first = chunk * TernaryCode.width
                let width = min(TernaryCode.width, pairs.columns - first)
                TernaryCode.contract(
                    bins + chunk * tableSize, into: UnsafeMutableBufferPointer(start: result + first, count: width))
            }
            result[pairs.columns] = value.sum()
            result[pairs.columns + 1] = tieSlope.sum()
        }
    }

    /// Σ g. Where eight lanes in a row have weights of 1, the logarithms of their sums are taken as one, of the product.
    func sum(of pairs: MergedPairs, tables: UnsafePointer<Double>, tie: Double) -> Double {
        var value = LogisticLane.Lane.zero
        let run = 8 * LogisticLane.width
        // Beyond it a product could overflow.
        let isTieSmall = tie < 1e30
        forEachStrip(of: pairs, tables: tables) { buffer, weights, _, count in
            for first in stride(from: 0, to: count, by: run) {
                let last = min(first + run, count)
                var areUnits = isTieSmall
                for row in first..<last where weights[row] != 1 { areUnits = false }
                if areUnits {
                    var product = LogisticLane.Lane.one
                    for row in stride(from: first, to: last, by: LogisticLane.width) {
                        let parts = LogisticLane.parts(load(buffer + row), tie: tie)
                        value += parts.half
                        product *= parts.sum
                    }
                    value += LogisticLane.logarithm(product)
                } else {
                    for row in stride(from: first, to: last, by: LogisticLane.width) {
                        let parts = LogisticLane.parts(load(buffer + row), tie: tie)
                        value += load(weights + row) * (parts.half + LogisticLane.logarithm(parts.sum))
                    }
                }
            }
        }
        return value.sum()
    }

    /// Hands over strip by strip: the linear predictors, which may be overwritten, the weights, the codes of the strip's
    /// first row, and the number of rows.
    @inline(__always)
    func forEachStrip(
        of pairs: MergedPairs, tables: UnsafePointer<Double>,
        _ body: (UnsafeMutablePointer<Double>, UnsafePointer<Double>, UnsafePointer<UInt8>, Int) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.strip) { buffer in
            pairs.codes.withUnsafeBufferPointer { codes in
                pairs.weights.withUnsafeBufferPointer { weights in
                    guard let buffer = buffer.baseAddress, let codes = codes.baseAddress,
                        let weights = weights.baseAddress
                    else { return }
                    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.strip) {
                        let count = min(Self.strip, rows.upperBound - first)
                        for row in 0..<count { buffer[row] = tables[Int(codes[first + row])] }
                        for chunk in 1..<max(1, pairs.chunks) {
                            let table = tables + chunk * TernaryCode.tableSize
                            let column = codes + chunk * pairs.rows + first
                            for row in 0..<count { buffer[row] += table[Int(column[row])] }
                        }
                        body(buffer, weights + first, codes + first, count)
                    }
                }
            }
        }
    }

    @inline(__always)
    func load(_ pointer: UnsafePointer<Double>) -> LogisticLane.Lane {
        UnsafeRawPointer(pointer).loadUnaligned(as: LogisticLane.Lane.self)
    }

    @inline(__always)
    func store(_ lane: LogisticLane.Lane, to pointer: UnsafeMutablePointer<Double>) {
        UnsafeMutableRawPointer(pointer).storeBytes(of: lane, as: LogisticLane.Lane.self)
    }

    @inline(__always)
    func dot(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
        var sum = LogisticLane.Lane.zero
        for row in stride(from: 0, to: count, by: LogisticLane.width) { sum += load(left + row) * load(right + row) }
        return sum.sum()
    }
}

/// Second and third derivatives: labels are unpacked to numbers, strip by strip and column by column.
extension PairBlock {
    /// Adds the second derivatives of Σ g: a matrix of `size` rows, the columns' and, if it is larger, ln ν's.
    func addInformation(
        of pairs: MergedPairs, tables: UnsafePointer<Double>, tie: Double, size: Int,
        to result: UnsafeMutablePointer<Double>
    ) {
        let strip = Self.strip
        // Labels as numbers, column by column, and the same times the rows' curvature.
        withUnsafeTemporaryAllocation(of: Double.self, capacity: (2 * pairs.columns + 1) * strip) { scratch in
            guard let labels = scratch.baseAddress else { return }
            let weighted = labels + pairs.columns * strip
            let mixed = weighted + pairs.columns * strip
            forEachStrip(of: pairs, tables: tables) { buffer, weights, codes, count in
                var tieCurvature = LogisticLane.Lane.zero
                for row in stride(from: 0, to: count, by: LogisticLane.width) {
                    let weight = load(weights + row)
                    let curvature = LogisticLane.curvature(load(buffer + row), tie: tie)
                    store(weight * curvature.predictor, to: buffer + row)
                    store(weight * curvature.mixed, to: mixed + row)
                    tieCurvature += weight * curvature.tie
                }
                unpack(codes, of: pairs, count: count, into: labels)
                for column in 0..<pairs.columns {
                    multiply(buffer, labels + column * strip, count, into: weighted + column * strip)
                }
                for column in 0..<pairs.columns {
                    for other in 0...column {
                        let product = dot(weighted + column * strip, labels + other * strip, count)
                        result[column * size + other] += product
                        if other < column { result[other * size + column] += product }
                    }
                }
                guard size > pairs.columns else { return }
                for column in 0..<pairs.columns {
                    let product = dot(mixed, labels + column * strip, count)
                    result[column * size + size - 1] += product
                    result[(size - 1) * size + column] += product
                }
                result[size * size - 1] += tieCurvature.sum()
            }
        }
    }

    /// Adds Σ g‴ φⱼφₖφₗ for l ≤ k ≤ j.
    func addThirdDerivatives(
        of pairs: MergedPairs, tables: UnsafePointer<Double>, to result: UnsafeMutablePointer<Double>
    ) {
        let strip = Self.strip
        withUnsafeTemporaryAllocation(of: Double.self, capacity: (pairs.columns + 2) * strip) { scratch in
            guard let labels = scratch.baseAddress else { return }
            let first = labels + pairs.columns * strip
            let second = first + strip
            forEachStrip(of: pairs, tables: tables) { buffer, weights, codes, count in
                for row in stride(from: 0, to: count, by: LogisticLane.width) {
                    store(load(weights + row) * LogisticLane.thirdDerivative(load(buffer + row)), to: buffer + row)
                }
                unpack(codes, of: pairs, count: count, into: labels)
                var place = 0
                for j in 0..<pairs.columns {
                    multiply(buffer, labels + j * strip, count, into: first)
                    for k in 0...j {
                        multiply(first, labels + k * strip, count, into: second)
                        for l in 0...k { result[place + l] += dot(second, labels + l * strip, count) }
                        place += k + 1
                    }
                }
            }
        }
    }

    /// Labels as numbers, a strip a column.
    private func unpack(
        _ codes: UnsafePointer<UInt8>, of pairs: MergedPairs, count: Int, into labels: UnsafeMutablePointer<Double>
    ) {
        TernaryCode.labels.withUnsafeBufferPointer { labelOfCode in
            for column in 0..<pairs.columns {
                let place = column % TernaryCode.width * TernaryCode.tableSize
                let chunk = codes + column / TernaryCode.width * pairs.rows
                for row in 0..<count { labels[column * Self.strip + row] = labelOfCode[place + Int(chunk[row])] }
            }
        }
    }

    @inline(__always)
    private func multiply(
        _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int,
        into product: UnsafeMutablePointer<Double>
    ) {
        for row in stride(from: 0, to: count, by: LogisticLane.width) {
            store(load(left + row) * load(right + row), to: product + row)
        }
    }
}
