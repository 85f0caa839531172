import Candor

extension BestOfNFigures {
    /// Over-optimisation: what every preference model thinks of what one of them chose.
    var scores: CurveFigure? {
        let panels = results.run.models.flatMap { model in
            scorers.flatMap { pm in measured.compactMap { scorePanel(pm, $0, model: model.name) } }
        }
        guard !panels.isEmpty else { return nil }
        // One axis for all, so that panels compare.
        let vertical = Self.vertical("gain in SD", panels.flatMap(\.curves), unit: .deviations, includesZero: true)
        return CurveFigure(
            id: "over-optimisation", title: "The score that is optimised, and what the others think of it",
            caption:
                "Gain in score of what was chosen over the policy's responses, in standard deviations of each preference "
                + "model's scores within a prompt. The thick line is the model that chose, the proxy: it can only rise. "
                + "Where another model's line stays flat or falls while the proxy rises, the proxy is over-optimised "
                + "by that model's lights. The bands are 95% intervals.",
            panels: panels.map { panel in
                var panel = panel
                panel.vertical = vertical
                return panel
            })
    }

    private func scorePanel(_ pm: String, _ part: Part, model: String) -> CurvePanel? {
        let curves = scorers.compactMap { scorer -> Curve? in
            var curve = curve(part.probe, "pm_gain", pm: pm, scoredBy: scorer, model: model)
            curve?.isEmphasised = scorer == pm
            return curve
        }
        guard !curves.isEmpty else { return nil }
        return CurvePanel(
            title: "\(ConditionText.of(part.probe)), chosen by \(name(of: pm, model: model))",
            horizontal: CurveAxis(Self.axisOfN, upTo: largest),
            vertical: Self.vertical("gain in SD", curves, unit: .deviations, includesZero: true), curves: curves)
    }
}
