/// Random numbers that are the same on every platform and with every version of Swift: the same seed, the same bytes.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). It conforms to
/// `RandomNumberGenerator`, but only the methods here are stable: what the standard library's `shuffle`, `randomElement`
/// and `random(in:)` make of a generator may change from one version to the next.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    /// Starts the sequence of a seed.
    ///
    /// - Parameter seed: any number.
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts a sequence of its own for each purpose under one seed, so that drawing more for one purpose does not
    /// change another.
    ///
    /// - Parameters:
    ///   - seed: any number.
    ///   - stream: the purpose, for example a dataset's name; hashed by FNV-1a.
    public init(seed: UInt64, stream: String) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in stream.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        var mixer = SeededGenerator(seed: seed)
        state = mixer.next() ^ hash
        state = next()
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A number between 0 (included) and 1 (excluded), a multiple of 2⁻⁵³.
    public mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A whole number between 0 and `bound` − 1, each as likely as the others (Lemire, "Fast random integer generation
    /// in an interval", 2019).
    ///
    /// - Parameter bound: how many numbers there are to choose from; below 1 gives 0.
    public mutating func nextIndex(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let range = UInt64(bound)
        var product = next().multipliedFullWidth(by: range)
        if product.low < range {
            let threshold = (0 &- range) % range
            while product.low < threshold {
                product = next().multipliedFullWidth(by: range)
            }
        }
        return Int(product.high)
    }

    /// A draw from the standard normal distribution, through its quantile function.
    public mutating func nextNormal() -> Double {
        // The middle of one of 2⁵³ equal cells: never 0 or 1, whose quantiles are infinite.
        NormalDistribution.quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
    }

    /// The elements in a random order (Fisher and Yates, from the end).
    ///
    /// - Parameter elements: what to shuffle.
    public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, nextIndex(below: last + 1))
        }
        return result
    }

    /// `count` of the elements, drawn without replacement, in the order in which they stand in `elements`
    /// (Knuth's algorithm S).
    ///
    /// - Parameters:
    ///   - elements: what to draw from.
    ///   - count: how many; all of them if there are fewer, none if it is negative.
    public mutating func sample<Element>(_ elements: [Element], count: Int) -> [Element] {
        var missing = max(0, min(count, elements.count))
        var result: [Element] = []
        result.reserveCapacity(missing)
        for (index, element) in elements.enumerated() where missing > 0 {
            if nextIndex(below: elements.count - index) < missing {
                result.append(element)
                missing -= 1
            }
        }
        return result
    }
}
