import Candor

/// A run's estimates over data sets, found by what was measured and how strongly the policy was optimised.
struct OptimisedEstimates: Sendable {
    /// What one curve of points shares.
    struct Curve: Hashable, Sendable {
        var probe: ProbeName?
        var metric: String
        var model: String
        /// The preference model that chose.
        var pm: String
        /// The preference model whose score it is.
        var scoredBy: String?
    }

    /// A point of a curve.
    struct Point: Sendable {
        var strength: Strength
        /// The index of the estimate in the results.
        var index: Int
        var estimate: EstimateRecord
    }

    private let points: [Curve: [Point]]

    /// - Parameter estimates: The run's estimates.
    init(_ estimates: [EstimateRecord]) {
        var all: [Curve: [Strength: [Point]]] = [:]
        for (index, estimate) in estimates.enumerated() {
            guard let pm = estimate.pm, let strength = Strength(estimate), estimate.subset == nil,
                estimate.condition == nil || estimate.condition == Self.condition(of: estimate.probe)
            else { continue }
            let curve = Curve(
                probe: estimate.probe, metric: estimate.metric, model: estimate.model, pm: pm,
                scoredBy: estimate.scoredBy)
            all[curve, default: [:]][strength, default: []].append(
                Point(strength: strength, index: index, estimate: estimate))
        }
        points = all.mapValues { curve in
            curve.values.compactMap(Self.overall).sorted { Self.order($0) < Self.order($1) }
        }
    }

    /// The condition under which a probe's headline stands.
    private static func condition(of probe: ProbeName?) -> Condition? {
        probe.flatMap(Probes.named)?.headline?.condition
    }

    /// The points of a curve for the best of 1, 2, …, in this order.
    func bestOf(_ curve: Curve) -> [(n: Int, point: Point)] {
        (points[curve] ?? []).compactMap { point in
            if case .bestOf(let n) = point.strength { (n, point) } else { nil }
        }
    }

    /// The points of a curve for the optima of reinforcement learning, from the weakest to the strongest.
    func betas(_ curve: Curve) -> [Point] {
        (points[curve] ?? []).filter { if case .beta = $0.strength { true } else { false } }
    }

    /// Whether anything was found for a probe.
    func has(_ probe: ProbeName) -> Bool { points.keys.contains { $0.probe == probe } }

    /// The mean over data sets, or the only data set; without condition rather than under one.
    private static func overall(_ candidates: [Point]) -> Point? {
        let plain = candidates.filter { $0.estimate.condition == nil }
        let usable = plain.isEmpty ? candidates : plain
        return usable.first { $0.estimate.dataset == nil } ?? (usable.count == 1 ? usable.first : nil)
    }

    /// Weak before strong.
    private static func order(_ point: Point) -> Double {
        switch point.strength {
        case .bestOf(let n): Double(n)
        case .beta(let beta): -beta
        case .checkpoint(let position): position
        }
    }
}
