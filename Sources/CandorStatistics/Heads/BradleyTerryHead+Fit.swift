extension BradleyTerryHead {
    /// Fits a head: L2-regularised logistic regression on differences, without an intercept, by truncated Newton steps, the
    /// linear systems by conjugate gradients (Lin, Weng and Keerthi, "Trust region Newton method for large-scale logistic
    /// regression", JMLR 9, 2008; here with step halving in place of the region). With a penalty the loss is strictly
    /// convex, so that there is one optimum, finite also where the pairs can be separated.
    ///
    /// - Parameters:
    ///   - pairs: All pairs.
    ///   - rows: Which of them to fit, one at least.
    ///   - penalty: λ of ½λ‖u‖² beside the mean loss, above 0; u are the weights times the scales.
    ///   - start: A head to begin from: of the same optimum, but found sooner.
    /// - Throws: `StatisticsError` with `.invalidCount` without rows, `.outsideScale` for a penalty that is not above 0.
    public init(
        fitting rows: [Int], of pairs: PairDifferences, penalty: Double, from start: BradleyTerryHead? = nil
    ) throws(StatisticsError) {
        guard !rows.isEmpty else {
            throw StatisticsError(.invalidCount, doing: "fitting a head to no pairs", next: "give more pairs")
        }
        guard penalty > 0, penalty.isFinite else {
            throw StatisticsError(
                .outsideScale, doing: "fitting a head with penalty \(penalty)", next: "give a number above 0")
        }
        let scales = pairs.scales(of: rows)
        let objective = BradleyTerryObjective(pairs, rows: rows, scales: scales, penalty: penalty)
        let zeros = [SIMD8<Double>](repeating: SIMD8(), count: pairs.blocks)
        let first = start.map { zip(Self.blocks(of: $0.weights), scales).map { $0 * $1 } } ?? zeros
        let (point, iterations) = Self.minimum(of: objective, from: first.count == zeros.count ? first : zeros)
        self.init(
            weights: Self.numbers(of: zip(point.weights, scales).map { $0 / $1 }, count: pairs.dimension),
            scales: Self.numbers(of: scales, count: pairs.dimension), penalty: penalty, iterations: iterations,
            gradient: Self.largest(of: point.gradient))
    }

    private static func minimum(
        of objective: BradleyTerryObjective, from start: [SIMD8<Double>]
    ) -> (point: BradleyTerryObjective.Point, iterations: Int) {
        var point = objective.point(at: start)
        for iteration in 0..<200 {
            guard largest(of: point.gradient) > tolerance / 10 else { return (point, iteration) }
            let step = newtonStep(of: objective, at: point)
            guard let next = descent(of: objective, from: point, along: step) else { return (point, iteration) }
            point = next
        }
        return (point, 200)
    }

    /// Solves (second derivatives) · step = −gradient, as exactly as the distance from the optimum deserves.
    private static func newtonStep(
        of objective: BradleyTerryObjective, at point: BradleyTerryObjective.Point
    ) -> [SIMD8<Double>] {
        typealias Objective = BradleyTerryObjective
        var step = [SIMD8<Double>](repeating: SIMD8(), count: point.gradient.count)
        var residual = point.gradient.map { -$0 }
        var direction = residual
        var square = Objective.product(residual, residual)
        let length = square.squareRoot()
        let goal = min(0.1, length.squareRoot()) * length
        for _ in 0..<(2 * objective.pairs.dimension + 10) where square.squareRoot() > goal {
            let image = objective.curvature(at: point, along: direction)
            let rate = square / Objective.product(direction, image)
            step = Objective.sum(step, rate, direction)
            residual = Objective.sum(residual, -rate, image)
            let next = Objective.product(residual, residual)
            direction = Objective.sum(residual, next / square, direction)
            square = next
        }
        return step
    }

    /// The first of the step, half of it, a quarter … that lowers the objective enough (Armijo 1966); `nil` where rounding
    /// leaves nothing to gain.
    private static func descent(
        of objective: BradleyTerryObjective, from point: BradleyTerryObjective.Point, along step: [SIMD8<Double>]
    ) -> BradleyTerryObjective.Point? {
        let slope = BradleyTerryObjective.product(point.gradient, step)
        let rounding = 1e-14 * (1 + abs(point.value))
        var share = 1.0
        for _ in 0..<40 {
            let next = objective.point(at: BradleyTerryObjective.sum(point.weights, share, step))
            if next.value <= point.value + 1e-4 * share * slope + rounding { return next }
            share /= 2
        }
        return nil
    }

    private static func largest(of blocks: [SIMD8<Double>]) -> Double {
        blocks.reduce(0) { max($0, $1.max(), -$1.min()) }
    }
}
