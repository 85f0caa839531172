/// Random numbers that are the same on every platform and with every version of Swift: the same seed, the same bytes.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014). It conforms to
/// `RandomNumberGenerator`, but only the methods here are stable: what the standard library's `shuffle`, `randomElement`
/// and `random(in:)` make of a generator may change from one version to the next.
@frozen
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
    @usableFromInline var state: UInt64

    /// Starts the sequence of a seed.
    ///
    /// - Parameter seed: any number.
    @inlinable
    public init(seed: UInt64) {
        state = seed
    }

    /// Starts a sequence of its own for each purpose under one seed, so that drawing more for one purpose does not
    /// change another.
    ///
    /// - Parameters:
    ///   - seed: any number.
    ///   - stream: the purpose, for example a dataset's name; hashed by ``StableHash``.
    public init(seed: UInt64, stream: String) {
        state = Self.value(0, ofSeed: seed) ^ StableHash.of(stream)
        state = next()
    }

    /// The next 64 random bits.
    @inlinable
    public mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// One number of a seed's sequence, without those before it.
    ///
    /// - Parameters:
    ///   - index: which of them, from 0.
    ///   - seed: the sequence's seed.
    @inlinable
    public static func value(_ index: Int, ofSeed seed: UInt64) -> UInt64 {
        mixed(seed &+ step &* (UInt64(truncatingIfNeeded: index) &+ 1))
    }

    /// How far apart two states are: 2⁶⁴ by the golden ratio, made odd.
    @usableFromInline static var step: UInt64 {
        @inlinable get { 0x9E37_79B9_7F4A_7C15 }
    }

    /// The finaliser of SplitMix64.
    @inlinable
    static func mixed(_ state: UInt64) -> UInt64 {
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number between 0 (included) and 1 (excluded), a multiple of 2⁻⁵³.
    @inlinable
    public mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A whole number between 0 and `bound` − 1, each as likely as the others (Lemire, "Fast random integer generation
    /// in an interval", 2019).
    ///
    /// - Parameter bound: how many numbers there are to choose from; below 1 gives 0.
    @inlinable
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

    /// The elements in a random order (Fisher and Yates, from the end).
    ///
    /// - Parameter elements: what to shuffle.
    @inlinable
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
    @inlinable
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
