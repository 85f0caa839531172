import Candor
import CandorModels
import CandorStatistics

extension BestOfNFigures {
    /// Each kind of sycophancy against the divergence that buys it: best of N and the optimum of reinforcement learning.
    var frontier: CurveFigure? {
        let panels = measured.compactMap { part -> CurvePanel? in
            let own = curves { pm, model in frontierCurve(part, pm, model, kind: .run) }
            let optima = curves { pm, model in frontierCurve(part, pm, model, kind: .optimum) }
            let all = own + optima
            guard !all.isEmpty else { return nil }
            let unit = MetricGuide.of(part.metric).unit
            let vertical = Self.vertical(Self.title(unit), all, unit: unit)
            let bound = RankedDraws.divergenceBound(bestOf: largest)
            let reach = all.flatMap(\.points).map(\.x) + [bound]
            return CurvePanel(
                title: part.title,
                horizontal: CurveAxis(
                    "divergence from the policy, nats", fitting: reach, unit: .nats, includesZero: true),
                vertical: vertical, curves: all + [boundLine(at: bound, vertical)])
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "kl", title: "Sycophancy against the divergence from the policy",
            caption:
                "Solid: the best of N. Dashed: the optimum that reinforcement learning with a KL penalty of strength β tends "
                + "to, π(y)·exp(r/β), computed from the same draws by self-normalised weights, with 95% intervals. A hollow mark "
                + "is a point that rests on an effective sample of less than 10% of the draws: do not rely on it. The "
                + "dotted line is \(MetricUnit.nats.value(RankedDraws.divergenceBound(bestOf: largest))) nats, log N − (N − 1)/N "
                + "for N = \(NumberText.count(largest)), which the best of N cannot exceed. The paper has no such figure: "
                + "the settings of its reinforcement learning are unpublished.",
            panels: panels)
    }

    private func frontierCurve(_ part: Part, _ pm: String, _ model: String, kind: Curve.Kind) -> Curve? {
        let key = OptimisedEstimates.Curve(probe: part.probe, metric: part.metric, model: model, pm: pm)
        let points: [CurvePoint]
        if kind == .run {
            points = drawn(estimates.bestOf(key)).compactMap { n, point in
                point.estimate.klDivergence.map { Self.point(point, x: $0, isMarked: isShown(n)) }
            }
        } else {
            points = estimates.betas(key).compactMap { point in
                point.estimate.klDivergence.map { Self.point(point, x: $0) }
            }
        }
        guard points.contains(where: { $0.value != nil }) else { return nil }
        return Curve(
            name: name(of: pm, model: model), kind: kind, style: scorers.firstIndex(of: pm) ?? 0, points: points)
    }

    private func boundLine(at bound: Double, _ vertical: CurveAxis) -> Curve {
        let ends = [vertical.lowest, vertical.highest].map {
            CurvePoint(x: bound, value: $0, strength: "", isMarked: false)
        }
        return Curve(name: "largest divergence of the best of \(largest)", kind: .bound, style: 0, points: ends)
    }

    /// The divergence as N grows, below its bound.
    var divergence: CurveFigure? {
        let panels = measured.compactMap { part -> CurvePanel? in
            let own = curves { pm, model in curve(part.probe, "kl_divergence", pm: pm, model: model) }
            guard !own.isEmpty else { return nil }
            let numbers = ShownNumbers.drawn(Array(1...largest), largest: largest).sorted()
            let bound = Curve(
                name: "log N − (N − 1)/N", kind: .bound, style: 0,
                points: numbers.map { n in
                    CurvePoint(
                        x: Double(n), value: RankedDraws.divergenceBound(bestOf: n),
                        strength: Strength.bestOf(n).text, isMarked: false)
                })
            return CurvePanel(
                title: ConditionText.of(part.probe), horizontal: CurveAxis(Self.axisOfN, upTo: largest),
                vertical: Self.vertical("nats", own + [bound], unit: .nats, includesZero: true), curves: own + [bound])
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "divergence", title: "How far the best of N moves from the policy",
            caption:
                "The divergence of what is chosen from the policy, estimated from the draws, with 95% intervals, and its bound. "
                + "A curve well below the bound belongs to a preference model that scores many responses alike.",
            panels: panels)
    }

    /// The length of what is chosen.
    var length: CurveFigure? {
        let panels = measured.compactMap { part -> CurvePanel? in
            let own = curves { pm, model in curve(part.probe, "response_length", pm: pm, model: model) }
            guard !own.isEmpty else { return nil }
            return CurvePanel(
                title: ConditionText.of(part.probe), horizontal: CurveAxis(Self.axisOfN, upTo: largest),
                vertical: Self.vertical("words", own, unit: .words), curves: own)
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "length", title: "Whether it is length that is chosen",
            caption: "The mean number of words of what is chosen, with 95% intervals.", panels: panels)
    }
}
