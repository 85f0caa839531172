/// Holm's correction for looking at several comparisons (Holm, "A simple sequentially rejective multiple test procedure",
/// 1979): the chance of even one false alarm among all of them stays below the level, whatever their dependence.
public enum HolmAdjustment {
    /// Adjusted p values: the i-th smallest of m is multiplied by m − i + 1, kept at least as large as the ones before it
    /// and at most 1.
    ///
    /// - Parameter pValues: one a comparison; nil where it could not be made, which does not count in m.
    /// - Returns: in the same order; nil where there was nil.
    public static func adjusted(_ pValues: [Double?]) -> [Double?] {
        let made = pValues.enumerated().compactMap { index, p in p.map { (index: index, p: $0) } }
            .sorted { ($0.p, $0.index) < ($1.p, $1.index) }
        var result = [Double?](repeating: nil, count: pValues.count)
        var largest = 0.0
        for (rank, entry) in made.enumerated() {
            largest = max(largest, min(1, entry.p * Double(made.count - rank)))
            result[entry.index] = largest
        }
        return result
    }
}
