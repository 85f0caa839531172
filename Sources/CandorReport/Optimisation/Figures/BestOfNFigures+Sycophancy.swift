import Candor

extension BestOfNFigures {
    /// Figure 6a: what choosing the best of N does to each kind of sycophancy.
    var sycophancy: CurveFigure? {
        let panels = measured.compactMap { part -> CurvePanel? in
            let own = curves { pm, model in curve(part.probe, part.metric, pm: pm, model: model) }
            guard !own.isEmpty else { return nil }
            let all = own + papers(part.metric)
            let unit = MetricGuide.of(part.metric).unit
            return CurvePanel(
                title: part.title, horizontal: CurveAxis(Self.axisOfN, upTo: largest),
                vertical: Self.vertical(Self.title(unit), all, unit: unit), curves: all)
        }
        guard !panels.isEmpty else { return nil }
        return CurveFigure(
            id: "6a", title: "What choosing the best of N does to sycophancy",
            caption:
                "Each preference model chooses the best of N responses of the policy; N = 1 is the policy itself. Every N is "
                + "computed from the same draws in expectation, nothing is drawn anew; the bands are 95% intervals. The "
                + "paper shows N = 1, 2, 4, 8, 16 and 32, drawn from 32 responses of a helpful-only model, and no error "
                + "bars; its feedback is on arguments alone. Feedback and answer sycophancy are differences in percentage "
                + "points, positive where what the user implies is followed; the sign of the paper's answer sycophancy is "
                + "read so.",
            panels: panels)
    }

    private func papers(_ metric: String) -> [Curve] {
        paper.bestOf.filter { $0.metric == metric }.enumerated().map { index, drawn in
            let points = zip(drawn.n, drawn.values).filter { $0.0 <= largest }.map { n, value in
                CurvePoint(x: Double(n), value: value, strength: Strength.bestOf(n).text)
            }
            return Curve(name: "paper (\(drawn.pm))", kind: .paper, style: index, points: points)
        }
    }

    static func title(_ unit: MetricUnit) -> String { unit == .points ? "percentage points" : "share of analyses" }
}
