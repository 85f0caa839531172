extension SeededGenerator {
    /// A draw from the standard normal distribution, through its quantile function.
    public mutating func nextNormal() -> Double {
        // The middle of one of 2⁵³ equal cells: never 0 or 1, whose quantiles are infinite.
        NormalDistribution.quantile((Double(next() >> 12) + 0.5) * 0x1p-52)
    }
}
