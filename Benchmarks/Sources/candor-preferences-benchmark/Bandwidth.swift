/// What one core reads and copies in a second, of an array of a given size: small ones stay in a cache.
struct Bandwidth {
    private let words: [SIMD8<UInt64>]

    /// Makes the array.
    /// - Parameter bytes: Its size, rounded up to 256 bytes.
    init(bytes: Int) {
        words = (0..<(bytes + 255) / 256 * 4).map { SIMD8(repeating: UInt64($0 & 0xff)) }
    }

    private var bytes: Double { Double(words.count * MemoryLayout<SIMD8<UInt64>>.size) }

    /// Bytes read a second.
    func read() -> Double {
        bytes
            / Stopwatch.seconds {
                words.withUnsafeBufferPointer { words in
                    // Four sums, so that no addition waits for the one before.
                    var sums = (SIMD8<UInt64>.zero, SIMD8<UInt64>.zero, SIMD8<UInt64>.zero, SIMD8<UInt64>.zero)
                    for index in stride(from: 0, to: words.count, by: 4) {
                        sums.0 &+= words[index]
                        sums.1 &+= words[index + 1]
                        sums.2 &+= words[index + 2]
                        sums.3 &+= words[index + 3]
                    }
                    return Double((sums.0 &+ sums.1 &+ sums.2 &+ sums.3).wrappedSum())
                }
            }
    }

    /// Bytes copied a second, each counted once.
    func copy() -> Double {
        var target = words
        return bytes
            / Stopwatch.seconds {
                target.withUnsafeMutableBytes { target in
                    words.withUnsafeBytes { target.copyMemory(from: $0) }
                    return Double(target.last ?? 0)
                }
            }
    }
}
