import Foundation

/// One row of logits, one a token of the vocabulary, with the passes over it that sampling needs, eight lanes at a time.
///
/// The memory is llama.cpp's and valid until the next batch is computed.
struct Logits {
    typealias Lanes = SIMD8<Float>

    /// The tokens of one partial sum: short enough that summing its 32-bit numbers loses nothing that matters.
    static let blockLength = 512

    private let values: UnsafeBufferPointer<Float>

    /// Looks at a row.
    /// - Parameter values: The logits, indexed by token; not empty.
    init(_ values: UnsafeBufferPointer<Float>) {
        self.values = values
    }

    /// The number of tokens.
    var count: Int { values.count }

    /// A token's logit.
    subscript(token: Int) -> Float { values[token] }

    /// The largest logit.
    var maximum: Float {
        var lanes = Lanes(repeating: -.infinity)
        forEachLanes(in: 0..<count) { _, values in lanes = pointwiseMax(lanes, values) }
        return lanes.max()
    }

    /// The token with the largest logit; of several, the one with the lowest number.
    var likeliest: Token {
        let maximum = maximum
        return Token(values.firstIndex(of: maximum) ?? 0)
    }

    /// The sums of exp((logit − offset) / temperature) over blocks of ``blockLength`` tokens.
    func blockSums(offset: Float, temperature: Float) -> [Float] {
        let scale = 1 / temperature
        return stride(from: 0, to: count, by: Self.blockLength).map { start in
            var lanes = Lanes.zero
            forEachLanes(in: start..<min(start + Self.blockLength, count)) { _, values in
                lanes += Self.exponential((values - offset) * scale)
            }
            return lanes.sum()
        }
    }

    /// The logarithm of the sum of all exponentials: what a logit is less to be a log-probability.
    var logSum: Double {
        let maximum = maximum
        let total = blockSums(offset: maximum, temperature: 1).reduce(0.0) { $0 + Double($1) }
        return Double(maximum) + log(total)
    }

    /// The tokens whose logit is at least a threshold, in the order of their numbers.
    func tokens(from threshold: Float) -> [Int] {
        var tokens: [Int] = []
        forEachLanes(in: 0..<count) { start, values in
            guard values.max() >= threshold else { return }
            for lane in 0..<Lanes.scalarCount where values[lane] >= threshold { tokens.append(start + lane) }
        }
        return tokens
    }

    /// The likeliest tokens, likeliest first; of equals, the lower number first.
    func likeliest(_ wanted: Int) -> [Int] {
        var best: [Int] = []
        var threshold = -Float.infinity
        forEachLanes(in: 0..<count) { start, values in
            guard values.max() > threshold || best.count < wanted else { return }
            for lane in 0..<Lanes.scalarCount where start + lane < count {
                guard best.count < wanted || values[lane] > threshold else { continue }
                let place = best.firstIndex { self.values[$0] < values[lane] } ?? best.endIndex
                best.insert(start + lane, at: place)
                if best.count > wanted { best.removeLast() }
                if best.count == wanted, let last = best.last { threshold = self.values[last] }
            }
        }
        return best
    }

    /// Calls the body with eight logits at a time; those beyond the range's end are −∞.
    @inline(__always)
    private func forEachLanes(in range: Range<Int>, _ body: (Int, Lanes) -> Void) {
        guard let base = values.baseAddress else { return }
        var start = range.lowerBound
        while start + Lanes.scalarCount <= range.upperBound {
            body(start, UnsafeRawPointer(base + start).loadUnaligned(as: Lanes.self))
            start += Lanes.scalarCount
        }
        guard start < range.upperBound else { return }
        var rest = Lanes(repeating: -.infinity)
        for index in start..<range.upperBound { rest[index - start] = base[index] }
        body(start, rest)
    }

    /// e to the power of numbers up to 0, to the precision of the format: a power of two times a polynomial on
    /// ±ln 2 / 2, with the coefficients of the Cephes library's `expf` (Moshier). Below −87 it is about 1e−38.
    @inline(__always)
    static func exponential(_ exponent: Lanes) -> Lanes {
        let bounded = pointwiseMax(exponent, Lanes(repeating: -87))
        // Adding 1.5 · 2²³ rounds to an integer, which is then the low bits.
        let shifted = bounded * 1.442_695_04 + 12_582_912
        let power = shifted - 12_582_912
        let rest = bounded - power * 0.693_359_375 + power * 2.121_944_4e-4
        var sum = Lanes(repeating: 1.987_569_1e-4)
        sum = sum * rest + 1.398_199_9e-3
        sum = sum * rest + 8.333_452e-3
        sum = sum * rest + 4.166_579_6e-2
        sum = sum * rest + 1.666_666_5e-1
        sum = sum * rest + 5.000_000_1e-1
        sum = sum * rest * rest + rest + 1
        let bits = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- 0x4B40_0000 &+ 127
        return sum * unsafeBitCast(bits &<< 23, to: Lanes.self)
    }
}
