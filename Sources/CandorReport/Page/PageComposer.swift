import Candor
import CandorModels
import Foundation

/// Turns results into what the page's template shows.
struct PageComposer {
    var results: RunResults
    var figures: [Figure]
    var paper: PaperValues
    /// The figures of an optimised run.
    var curves: [CurveFigure]
    /// The points of a run in which preference models chose.
    var bestOfN: BestOfNFigures?
    /// Which estimates the page shows.
    let shown: ShownEstimates

    /// - Parameters:
    ///   - results: What the run found.
    ///   - selection: Which of the paper's figures 1 to 17 are redrawn.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    init(_ results: RunResults, figures selection: FigureSelection) throws {
        self.results = results
        figures = try Figure.figures(of: results, selection)
        paper = try PaperValues.shipped()
        curves = try CurveFigure.figures(of: results)
        bestOfN = BestOfNFigures(results, paper: try PaperOptimisation.shipped())
        shown = ShownEstimates(results)
    }

    var title: String { heading.map(\.text).joined() }

    var heading: [HeadingPart] {
        if let optimisation = results.run.optimisation { return optimisedHeading(optimisation) }
        let names = results.run.models.map { HeadingPart(text: ModelLabel.short($0.name), isName: true) }
        func plain(_ text: String) -> HeadingPart { HeadingPart(text: text, isName: false) }
        switch names.count {
        case 0: return [plain("How sycophantic is it?")]
        case 1: return [plain("How sycophantic is "), names[0], plain("?")]
        case 2: return [plain("How sycophantic are "), names[0], plain(" and "), names[1], plain("?")]
        default: return [plain("How sycophantic are \(names.count) assistants?")]
        }
    }

    /// When the run ended, without seconds.
    var kicker: String {
        let moment = results.run.finished
        return moment.count == 20 && moment.hasSuffix("Z")
            ? "\(moment.prefix(16).replacing("T", with: " ")) UTC" : moment
    }

    var readings: [ReadingView] {
        if let bestOfN { return OptimisationReading(bestOfN).readings }
        if let sweep = curves.first { return TrainingReading(sweep, results).readings }
        return results.run.models.compactMap { model in
            let reading = Reading(of: model.name, results.estimates)
            guard !reading.sentences.isEmpty else { return nil }
            return ReadingView(
                model: ModelLabel.short(model.name), text: reading.sentences.joined(separator: " "))
        }
    }

    func notices(omitted: Int) -> [NoticeView] {
        let corrected = GoldText.text(of: results).map {
            NoticeView(kind: results.gold?.forced == true ? "caution" : "note", label: "Corrected", text: $0)
        }
        return [corrected].compactMap { $0 }
            + Notice.notices(of: results, omitted: omitted).map {
                NoticeView(
                    kind: $0.isCaution ? "caution" : "note", label: $0.isCaution ? "Caution" : "Note", text: $0.text)
            }
    }

    var cards: [CardView] {
        if let bestOfN { return cards(of: bestOfN) }
        if let sweep = curves.first { return cards(of: sweep) }
        return Probes.all.compactMap { probe -> CardView? in
            guard let headline = probe.headline else { return nil }
            let guide = MetricGuide.of(headline.metric)
            let marks = headline.paper == nil ? [] : paper.headline(headline.metric)
            let rows = results.run.models.compactMap { cardRow($0.name, probe, guide, marks) }
            guard let first = rows.first else { return nil }
            return CardView(
                probe: first.probe, title: guide.title, metric: headline.metric, explanation: guide.explanation,
                rows: rows.map(\.row), paper: range(of: marks, guide))
        }
    }

    private func range(of marks: [Double], _ guide: MetricGuide) -> String? {
        guard let lowest = marks.min(), let highest = marks.max() else { return nil }
        return "Paper's five (2023): \(NumberText.interval(lowest, highest, isDifference: guide.isDifference))"
    }

    private func cardRow(
        _ model: String, _ probe: any Probe, _ guide: MetricGuide, _ marks: [Double]
    ) -> (probe: String, row: CardView.Row)? {
        let own = results.estimates.filter { $0.model == model && $0.subset == nil }
        guard let estimate = Headline.estimate(of: probe, in: own),
            let index = results.estimates.firstIndex(of: estimate)
        else { return nil }
        let strip = IntervalStrip(
            value: estimate.value, lower: estimate.lower, upper: estimate.upper, paper: marks,
            isDifference: guide.isDifference)
        let row = CardView.Row(
            model: ModelLabel.short(model), showsModel: results.run.models.count > 1,
            value: guide.unit.value(estimate.value),
            unit: guide.isDifference && estimate.value != nil ? "points" : nil, isMissing: estimate.value == nil,
            interval: guide.unit.interval(estimate.lower, estimate.upper),
            n: NumberText.count(estimate.n),
            unscored: estimate.unscored > 0 ? NumberText.count(estimate.unscored) : nil, strip: strip.svg,
            href: "#estimate/\(index)")
        return (ConditionText.of(estimate.subject), row)
    }

    var figureViews: [FigureView] {
        figures.map { figure in
            FigureView(
                id: figure.id, title: figure.title, caption: figure.caption, axis: figure.axis.title,
                hasControl: figure.panels.contains { $0.marks.contains { $0.source == .control } },
                hasPaper: figure.panels.contains { $0.marks.contains { $0.source == .paper } },
                panels: figure.panels.map { panel in
                    FigureView.Panel(
                        title: panel.title, dataset: panel.dataset.map(DatasetName.readable),
                        svg: PanelDrawing(panel: panel, axis: figure.axis).svg)
                },
                data: figure.panels.flatMap { panel in panel.marks.map { datum($0, panel, figure.axis) } })
        }
    }

    private func datum(_ mark: FigureMark, _ panel: FigurePanel, _ axis: FigureAxis) -> FigureView.Datum {
        FigureView.Datum(
            panel: [panel.dataset.map(DatasetName.readable), panel.title].compactMap { $0 }.joined(separator: ": "),
            model: ModelLabel.short(mark.model), source: mark.source.rawValue,
            value: NumberText.value(mark.value, isDifference: axis.isDifference),
            interval: NumberText.interval(mark.lower, mark.upper, isDifference: axis.isDifference),
            n: mark.n.map(NumberText.count) ?? "–")
    }
}
