import Foundation

/// A score linear in what describes a response, fitted so that σ(score of A − score of B) is the probability of preferring A
/// (Bradley and Terry, "Rank analysis of incomplete block designs", Biometrika 39, 1952).
public struct BradleyTerryHead: Hashable, Sendable {
    /// What each number that describes a response adds to its score.
    public let weights: [Double]
    /// What each number is divided by before the penalty looks at its weight: its root mean square difference over the pairs
    /// fitted, 1 where it never differs.
    public let scales: [Double]
    /// λ of the penalty.
    public let penalty: Double
    /// Newton steps taken.
    public let iterations: Int
    /// The largest component of the gradient where the steps ended, of the mean loss with weights in units of the scales.
    public let gradient: Double

    /// Whether the optimum was reached, within what numbers of this size can tell.
    public var hasConverged: Bool { gradient <= BradleyTerryHead.tolerance }
    /// The largest component of a gradient that counts as zero.
    static let tolerance = 1e-8

    /// The log-odds of preferring A.
    /// - Parameters:
    ///   - rows: Which pairs.
    ///   - pairs: What they stand in, of the head's dimension.
    /// - Returns: A number a row.
    public func margins(of rows: [Int], in pairs: PairDifferences) -> [Double] {
        let blocks = Self.blocks(of: weights)
        return rows.map { pairs.product(of: $0, with: blocks) }
    }

    /// −log of the probability of what was preferred, in nats; for a share its expectation.
    /// - Parameters:
    ///   - margin: The log-odds of preferring A.
    ///   - shareOfA: The share that did.
    public static func loss(margin: Double, shareOfA: Double) -> Double {
        max(margin, 0) - shareOfA * margin + log1p(exp(-abs(margin)))
    }

    /// The probability of preferring A.
    /// - Parameter margin: The log-odds of it.
    public static func probability(margin: Double) -> Double { BradleyTerryObjective.logistic(margin) }

    /// Numbers eight at a time, zeros at the end.
    static func blocks(of numbers: [Double]) -> [SIMD8<Double>] {
        stride(from: 0, to: numbers.count, by: 8).map { start in
            var lanes = SIMD8<Double>()
            for place in start..<min(start + 8, numbers.count) { lanes[place - start] = numbers[place] }
            return lanes
        }
    }

    /// Numbers one at a time again.
    static func numbers(of blocks: [SIMD8<Double>], count: Int) -> [Double] {
        (0..<count).map { blocks[$0 / 8][$0 % 8] }
    }
}

/// What a head minimises: the mean loss of some pairs and ½λ‖u‖², u being the weights in units of the scales.
///
/// The mean and not the sum, so that a strength chosen on part of the pairs means the same on all of them.
struct BradleyTerryObjective {
    /// Where it was looked at.
    struct Point {
        var weights: [SIMD8<Double>]
        var value: Double
        var gradient: [SIMD8<Double>]
        /// σ(m)(1 − σ(m)) of each pair's log-odds m.
        var curvatures: [Double]
    }

    let pairs: PairDifferences
    let rows: [Int]
    let scales: [SIMD8<Double>]
    let penalty: Double

    init(_ pairs: PairDifferences, rows: [Int], scales: [SIMD8<Double>], penalty: Double) {
        self.pairs = pairs
        self.rows = rows
        self.scales = scales
        self.penalty = penalty
    }

    /// Value, gradient and curvatures.
    /// - Parameter weights: u.
    func point(at weights: [SIMD8<Double>]) -> Point {
        let plain = zip(weights, scales).map { $0 / $1 }
        var sums = [SIMD8<Double>](repeating: SIMD8(), count: weights.count)
        var curvatures: [Double] = []
        curvatures.reserveCapacity(rows.count)
        var loss = 0.0
        for row in rows {
            let margin = pairs.product(of: row, with: plain)
            let probability = Self.logistic(margin)
            loss += BradleyTerryHead.loss(margin: margin, shareOfA: pairs.shares[row])
            curvatures.append(probability * Self.logistic(-margin))
            pairs.add(row, times: probability - pairs.shares[row], to: &sums)
        }
        let n = Double(rows.count)
        var gradient = sums
        for block in gradient.indices { gradient[block] = sums[block] / scales[block] / n + penalty * weights[block] }
        return Point(
            weights: weights, value: loss / n + penalty / 2 * Self.product(weights, weights), gradient: gradient,
            curvatures: curvatures)
    }

    /// The second derivatives times a direction, without the matrix.
    func curvature(at point: Point, along direction: [SIMD8<Double>]) -> [SIMD8<Double>] {
        let plain = zip(direction, scales).map { $0 / $1 }
        var sums = [SIMD8<Double>](repeating: SIMD8(), count: direction.count)
        for (row, curvature) in zip(rows, point.curvatures) {
            pairs.add(row, times: curvature * pairs.product(of: row, with: plain), to: &sums)
        }
        let n = Double(rows.count)
        for block in sums.indices { sums[block] = sums[block] / scales[block] / n + penalty * direction[block] }
        return sums
    }

    /// 1 / (1 + e⁻ᵐ), without overflow.
    static func logistic(_ margin: Double) -> Double {
        let small = exp(-abs(margin))
        return margin >= 0 ? 1 / (1 + small) : small / (1 + small)
    }

    /// Σ of products.
    static func product(_ left: [SIMD8<Double>], _ right: [SIMD8<Double>]) -> Double {
        var sum = SIMD8<Double>()
        for block in left.indices { sum += left[block] * right[block] }
        return sum.sum()
    }

    /// `left + factor × right`.
    static func sum(
        _ left: [SIMD8<Double>], _ factor: Double, _ right: [SIMD8<Double>]
    ) -> [SIMD8<Double>] {
        zip(left, right).map { $0 + factor * $1 }
    }
}

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
