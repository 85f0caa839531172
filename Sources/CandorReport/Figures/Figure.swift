import Candor

/// A figure of the paper redrawn with a run's numbers beside the paper's: data first, drawings made from them.
public struct Figure: Hashable, Sendable {
    /// The paper's number, for example `1`.
    public var id: String
    /// What the figure shows.
    public var title: String
    /// How to read it: what is measured, over what, and what the error bars mean.
    public var caption: String
    /// The value axis.
    public var axis: FigureAxis
    /// The parts, in reading order.
    public var panels: [FigurePanel]

    /// Makes the figures of a run.
    /// - Parameters:
    ///   - results: What the run found.
    ///   - selection: Which figures.
    /// - Returns: The figures for which the run has a number, in the paper's order.
    /// - Throws: ``ReportError`` with `brokenInstallation`.
    public static func figures(of results: RunResults, _ selection: FigureSelection = .main) throws -> [Figure] {
        // Where preference models chose, every bar would be a curve: CurveFigure draws those.
        guard results.run.optimisation?.scorers.isEmpty ?? true else { return [] }
        let paper = try PaperValues.shipped()
        return FigurePlan.plans(selection).compactMap {
            FigureComposer(results: results, paper: paper, probe: $0.probe).figure($0.plan)
        }
    }

    /// The data behind the drawing, one row a bar, as comma-separated values (RFC 4180) with a header.
    public var csv: String {
        var table = CSVTable(
            header: [
                "figure", "panel", "dataset", "model", "source", "value", "lower", "upper", "interval", "n",
            ])
        for panel in panels {
            for mark in panel.marks {
                table.append([
                    id, panel.title, panel.dataset ?? "", mark.model, mark.source.rawValue, CSVTable.number(mark.value),
                    CSVTable.number(mark.lower), CSVTable.number(mark.upper), mark.interval,
                    mark.n.map(String.init) ?? "",
                ])
            }
        }
        return table.text
    }
}
