/// How much of the variation that Student's interval lives on the samples show, counted in clusters.
///
/// Of a difference a stratum shows Σ (d − d̄)² over its clusters, with half the width of the scale as the unit: for paired
/// verdicts about the number of pairs that differ. Of a mean it shows as many clusters as would lie on the rarer side, were each at
/// an end of the scale. Over strata the numbers are joined as degrees of freedom are (Satterthwaite 1946), so that a small
/// stratum, which has most of the error, is not taken to show what only a large one does.
///
/// Up to five, t is not to be trusted; from ten on it is; between them what it lacks is given in proportion, so that the
/// interval has no jump.
struct SampleVariation: Sendable {
    /// The number of clusters that vary.
    let clusters: Double

    /// - Parameters:
    ///   - statistic: a statistic with a value.
    ///   - scale: what the value can be.
    init(_ statistic: LinearStatistic, scale: ClosedRange<Double>) {
        let parts = statistic.parts.count == 1 ? [.init(weight: 1, statistic: statistic)] : statistic.parts
        var errors = 0.0
        var squares = 0.0
        var shares = 0.0
        for part in parts {
            guard let own = part.statistic.scale, own.upperBound > own.lowerBound else { continue }
            let sample = part.statistic.sample(on: own)
            let unit = (scale.lowerBound < 0 ? 0.5 : 1) * (own.upperBound - own.lowerBound)
            let shown = Self.shown(
                by: sample, of: part.statistic, on: own, unit: unit, isDifference: scale.lowerBound < 0)
            // One cluster more than was seen: what shows nothing may still err.
            let error = part.weight * part.weight * unit * unit * (shown + 1) / (sample.n * sample.n)
            errors += error
            squares += error * error
            shares += error * error / (shown + 1)
        }
        clusters = shares > 0 ? max(0, errors * errors * (1 / shares - 1 / squares)) : 0
    }

    /// The share of the way to the score interval that is needed: 1 up to five clusters, 0 from ten on.
    var lack: Double { min(1, max(0, (10 - clusters) / 5)) }

    private static func shown(
        by sample: TiltedSample, of statistic: LinearStatistic, on scale: ClosedRange<Double>, unit: Double,
        isDifference: Bool
    ) -> Double {
        guard !isDifference else { return sample.n * sample.moments(tilt: 0).variance / (unit * unit) }
        let value = statistic.value ?? scale.lowerBound
        return max(0, min(value - scale.lowerBound, scale.upperBound - value)) / unit * sample.n
    }
}
