/// How often each class of terms occurs.
struct TermCounts {
    private var counts = ContiguousArray<Int>(repeating: 0, count: TermClass.allCases.count)

    /// How often a class occurs.
    subscript(termClass: TermClass) -> Int { counts[termClass.rawValue] }

    /// Counts a term of some classes.
    @inline(__always)
    mutating func add(_ classes: TermClasses) {
        var bits = classes.bits
        while bits != 0 {
            counts[bits.trailingZeroBitCount] += 1
            bits &= bits - 1
        }
    }
}
