import Dispatch
import Foundation

/// The log-likelihood of preferences as a function of their coefficients: those of the columns, group after group, and ln ν
/// last where there are ties.
///
/// Each evaluation first builds, for each byte of labels, the table of all 243 sums of its five coefficients; a row's linear
/// predictor is then one look-up a byte, and nothing is read of a row but its bytes and its weight. The gradient's
/// contributions are likewise added up by code and contracted at the end. Rows are worked on in blocks whose results are
/// added in a fixed order: the sum is the same on any number of cores.
struct PairLikelihood: LogDensity {
    /// The data.
    let pairs: MergedPairs
    /// Whether the last coefficient is ln ν.
    let hasTies: Bool
    /// Whether blocks are spread over the cores.
    let isParallel: Bool
    private let blocks: [PairBlock]

    /// Prepares the likelihood.
    /// - Parameters:
    ///   - pairs: The data.
    ///   - hasTies: Whether ln ν is a coefficient.
    ///   - isParallel: Whether blocks are spread over the cores, which only pays where cores would be idle.
    init(_ pairs: MergedPairs, hasTies: Bool, isParallel: Bool = false) {
        self.pairs = pairs
        self.hasTies = hasTies
        self.isParallel = isParallel
        blocks = pairs.segments.enumerated().flatMap { segment, rows in
            stride(from: rows.lowerBound, to: rows.upperBound, by: PairBlock.size).map {
                PairBlock(segment: segment, rows: $0..<min($0 + PairBlock.size, rows.upperBound))
            }
        }
    }

    var dimension: Int { pairs.segments.count * pairs.columns + (hasTies ? 1 : 0) }

    /// The same likelihood, spread over the cores or not.
    func parallel(_ isParallel: Bool) -> PairLikelihood {
        PairLikelihood(pairs, hasTies: hasTies, isParallel: isParallel)
    }

    func evaluate(at position: [Double], gradient: inout [Double]) -> Double {
        let columns = pairs.columns
        let partials = partials(at: position, width: columns + 2) { block, tables, tie, result in
            block.addDerivatives(of: pairs, tables: tables, tie: tie, to: result)
        }
        for place in pairs.leaning.indices { gradient[place] = pairs.leaning[place] }
        if hasTies { gradient[dimension - 1] = pairs.ties }
        var value = linearPart(at: position)
        for (index, block) in blocks.enumerated() {
            let partial = index * (columns + 2)
            for column in 0..<columns { gradient[block.segment * columns + column] -= partials[partial + column] }
            value -= partials[partial + columns]
            if hasTies { gradient[dimension - 1] -= partials[partial + columns + 1] }
        }
        return value
    }

    /// The log-likelihood alone, at about half the cost.
    func value(at position: [Double]) -> Double {
        let partials = partials(at: position, width: 1) { block, tables, tie, result in
            result[0] = block.sum(of: pairs, tables: tables, tie: tie)
        }
        return partials.reduce(linearPart(at: position), -)
    }

    /// Minus the second derivatives, for a likelihood of one group: columns, then ln ν where there are ties.
    func information(at position: [Double]) -> SquareMatrix {
        let size = dimension
        let partials = partials(at: position, width: size * size) { block, tables, tie, result in
            block.addInformation(of: pairs, tables: tables, tie: tie, size: size, to: result)
        }
        var information = SquareMatrix(size: size)
        for block in blocks.indices {
            for place in 0..<size * size { information.elements[place] += partials[block * size * size + place] }
        }
        return information
    }

    /// Σ g‴ φⱼφₖφₗ for l ≤ k ≤ j, in the order of j, then k, then l, for a likelihood of one group without ties.
    func thirdDerivatives(at position: [Double]) -> [Double] {
        let count = dimension * (dimension + 1) * (dimension + 2) / 6
        let partials = partials(at: position, width: count) { block, tables, _, result in
            block.addThirdDerivatives(of: pairs, tables: tables, to: result)
        }
        var sums = Array(repeating: 0.0, count: count)
        for block in blocks.indices {
            for place in 0..<count { sums[place] += partials[block * count + place] }
        }
        return sums
    }

    /// Σ (s − ½) η + t ln ν.
    private func linearPart(at position: [Double]) -> Double {
        var sum = 0.0
        for place in pairs.leaning.indices { sum += pairs.leaning[place] * position[place] }
        return hasTies ? sum + pairs.ties * position[dimension - 1] : sum
    }

    /// What each block contributes, `width` numbers a block, all 0 before.
    private func partials(
        at position: [Double], width: Int,
        contribution: @Sendable (PairBlock, UnsafePointer<Double>, Double, UnsafeMutablePointer<Double>) -> Void
    ) -> [Double] {
        let tie = hasTies ? exp(position[dimension - 1]) : 0
        let tables = tables(at: position)
        let tableWidth = pairs.chunks * TernaryCode.tableSize
        var partials = Array(repeating: 0.0, count: blocks.count * width)
        tables.withUnsafeBufferPointer { tables in
            partials.withUnsafeMutableBufferPointer { partials in
                guard let tableBase = tables.baseAddress, let resultBase = partials.baseAddress else { return }
                // Blocks only read the tables, and each writes to a place of its own.
                nonisolated(unsafe) let tables = tableBase
                nonisolated(unsafe) let results = resultBase
                @Sendable func work(_ index: Int) {
                    let block = blocks[index]
                    contribution(block, tables + block.segment * tableWidth, tie, results + index * width)
                }
                if isParallel, blocks.count > 1 {
                    DispatchQueue.concurrentPerform(iterations: blocks.count, execute: work)
                } else {
                    for index in blocks.indices { work(index) }
                }
            }
        }
        return partials
    }

    /// For each group and each byte of labels, the sums of its coefficients.
    private func tables(at position: [Double]) -> [Double] {
        let width = pairs.chunks * TernaryCode.tableSize
        return [Double](unsafeUninitializedCapacity: pairs.segments.count * width) { tables, count in
            position.withUnsafeBufferPointer { position in
                guard let base = tables.baseAddress else { return }
                for segment in pairs.segments.indices {
                    for chunk in 0..<pairs.chunks {
                        let first = chunk * TernaryCode.width
                        let last = min(first + TernaryCode.width, pairs.columns)
                        let offset = segment * pairs.columns
                        TernaryCode.fillSums(
                            base + segment * width + chunk * TernaryCode.tableSize,
                            coefficients: UnsafeBufferPointer(rebasing: position[offset + first..<offset + last]))
                    }
                }
            }
            count = pairs.segments.count * width
        }
    }
}
