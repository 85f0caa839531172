/// Means and variances of draws.
enum ChainMoments {
    /// The draws of all chains one after the other.
    static func pooled(_ chains: [[Double]]) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(chains.reduce(0) { $0 + $1.count })
        for chain in chains { result.append(contentsOf: chain) }
        return result
    }

    /// The arithmetic mean.
    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// The sample variance, with n − 1 below; nil with fewer than two values.
    static func variance(_ values: [Double]) -> Double? {
        guard values.count > 1 else { return nil }
        let mean = mean(values)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
    }
}
