extension ConfidenceInterval {
    /// The interval of a share over crossed raters and items: Wilson's, with the number of independent observations that
    /// would differ as much, and Student's quantile in place of the normal one.
    ///
    /// Fewer than five events tell little of how much items differ: then the number is not taken to be above that of the
    /// items.
    ///
    /// - Parameters:
    ///   - share: the share p, 0…1.
    ///   - observations: how many independent observations would differ as much; nil where nothing differs, and then each
    ///     item is one.
    ///   - degreesOfFreedom: with which that number is known; 0 where it cannot be told, and then the normal quantile is used.
    ///   - items: how many items there are, at least 1.
    static func crossed(
        share: Double, observations: Double?, degreesOfFreedom: Double, items: Int
    ) -> ConfidenceInterval {
        let items = Double(max(1, items))
        guard let observations else { return unseenExceptions(to: share, clusters: items, scale: 0...1) }
        let isRare = observations * min(share, 1 - share) < 5
        let n = isRare ? min(observations, items) : observations
        let normal = NormalDistribution.quantile(0.5 + 0.5 * Estimate.confidence)
        let quantile =
            degreesOfFreedom > 0
            ? StudentDistribution(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + 0.5 * Estimate.confidence)
            : normal
        // Wilson's interval knows quantile² / n alone.
        let interval = wilson(share: share, n: n * normal * normal / (quantile * quantile))
        return ConfidenceInterval(
            lower: interval.lower, upper: interval.upper,
            method: "Wilson 95% interval with effective n \((n * 10).rounded() / 10) and t on "
                + "\((degreesOfFreedom * 10).rounded() / 10) degrees of freedom")
    }
}
