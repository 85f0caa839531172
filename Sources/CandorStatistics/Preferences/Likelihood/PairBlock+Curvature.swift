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
