/// The score interval of a weighted sum of means of bounded quantities, one mean a stratum, the strata independent.
///
/// It holds every value θ with |θ̂ − θ| ≤ q · √V(θ), where V(θ) = Σ w² σ² / n is the variance that the estimate would have if θ
/// were true: not what the sample happened to show, but that of the likeliest strata whose weighted sum is θ
/// (`TiltedSample`). For one share it is Wilson's interval (1927), for the difference of two independent shares Miettinen
/// and Nurminen's (1985), for a paired difference of verdicts Tango's (1998); over strata it is their stratified form. As
/// in Miettinen and Nurminen, V has the factor N / (N − (k − 1)) for the k − 1 means that θ leaves open.
///
/// Without any variation it still has a width, that of the exceptions which n observations can miss, and it shrinks with
/// the number of strata too.
struct StratifiedScore: Sendable {
    /// One stratum with its weight.
    struct Stratum: Sendable {
        var sample: TiltedSample
        /// Above or below 0.
        var weight: Double
    }

    private let strata: [Stratum]
    private let inflation: Double
    /// The width of what the sum can be.
    private let width: Double

    /// - Parameter strata: one or more; those without weight are left out.
    init(_ strata: [Stratum]) {
        let strata = strata.filter { $0.weight != 0 }
        let n = strata.reduce(0) { $0 + $1.sample.n }
        let open = Double(max(0, strata.count - 1))
        self.strata = strata
        inflation = n > open ? n / (n - open) : 1
        width = strata.reduce(0) { $0 + abs($1.weight) * ($1.sample.highest - $1.sample.lowest) }
    }

    /// The score of a statistic's independent parts.
    ///
    /// - Returns: nil where one of them has no bounds.
    init?(of statistic: LinearStatistic) {
        let parts = statistic.parts
        var strata: [Stratum] = []
        for part in parts {
            // One part is the statistic itself, whose scale may have been stated anew.
            let own = parts.count == 1 ? statistic : part.statistic
            guard let scale = own.scale else { return nil }
            strata.append(Stratum(sample: own.sample(on: scale), weight: parts.count == 1 ? 1 : part.weight))
        }
        self.init(strata)
    }

    /// How far below and above the estimate the interval reaches; neither is negative.
    ///
    /// - Parameter quantile: q, 1.96 for 95%.
    func reach(quantile: Double) -> (below: Double, above: Double) {
        guard width > 0 else { return (0, 0) }
        return (reach(quantile: quantile, direction: 1), reach(quantile: quantile, direction: -1))
    }

    /// The distance θ̂ − θ and V(θ) at a common tilt.
    private func moved(by tilt: Double) -> (distance: Double, variance: Double) {
        var distance = 0.0
        var variance = 0.0
        for stratum in strata {
            let moments = stratum.sample.moments(tilt: tilt * stratum.weight / stratum.sample.n)
            distance += stratum.weight * moments.mean
            variance += stratum.weight * stratum.weight * moments.variance / stratum.sample.n
        }
        return (abs(distance), variance * inflation)
    }

    /// Where distance and allowance meet. The distance grows with the tilt, from a stretch where both may be 0 on.
    private func reach(quantile: Double, direction: Double) -> Double {
        func excess(_ tilt: Double) -> (excess: Double, distance: Double) {
            let moved = moved(by: direction * tilt)
            return (moved.distance - quantile * moved.variance.squareRoot() - 1e-14 * width, moved.distance)
        }
        var inside = (tilt: 0.0, excess: excess(0).excess)
        var outside = (tilt: leastTilt, excess: 0.0, distance: 0.0)
        for _ in 0..<200 {
            let found = excess(outside.tilt)
            (outside.excess, outside.distance) = (found.excess, found.distance)
            if found.excess > 0 { break }
            inside = (outside.tilt, found.excess)
            outside.tilt *= 2
        }
        // An estimate at the end of the scale has nothing beyond it.
        guard outside.excess > 0 else { return outside.distance }
        for step in 0..<100 where outside.tilt - inside.tilt > 1e-13 * outside.tilt {
            let secant = inside.tilt - inside.excess * (outside.tilt - inside.tilt) / (outside.excess - inside.excess)
            // Every third step halves, so that the bracket shrinks whatever the shape.
            let isUsable = step % 3 != 2 && secant > inside.tilt && secant < outside.tilt
            let tilt = isUsable ? secant : inside.tilt + 0.5 * (outside.tilt - inside.tilt)
            let found = excess(tilt)
            if found.excess > 0 {
                outside = (tilt, found.excess, found.distance)
            } else {
                inside = (tilt, found.excess)
            }
            if abs(found.excess) <= 1e-15 * width { return found.distance }
        }
        return outside.distance
    }

    /// A tilt at which little has moved yet.
    private var leastTilt: Double {
        strata.map { $0.sample.n / (abs($0.weight) * max($0.sample.highest - $0.sample.lowest, 1e-300)) }.min() ?? 1
    }
}
