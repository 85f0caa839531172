import CandorModels
import CandorStatistics

extension EffectFigure {
    /// Figure 5 and the comparison: the posteriors of a feature below each other in its row.
    /// - Parameter numbers: Columns of numbers beside the strips.
    func pairChart(numbers: [StripChart.Numbers]) -> StripChart {
        let strips = rows.map { row -> StripChart.Strip? in
            let own = marks(of: row)
            guard !own.isEmpty else { return nil }
            let offsets: [Double] = own.count == 1 ? [0] : [-5.5, 5.5]
            return StripChart.Strip(
                description: own.map { Self.description($0, row) }.joined(separator: "\n"), band: nil,
                marks: zip(own, offsets).map { mark, offset in
                    StripChart.Mark(
                        style: mark.source.style.rawValue, offset: offset, median: mark.median,
                        inner: Self.range(mark.lower50, mark.upper50), outer: Self.range(mark.lower95, mark.upper95))
                })
        }
        return StripChart(
            label: title, rows: rows, panels: [.init(title: "", strips: strips)], numbers: numbers,
            axis: ProbabilityAxis(ends), stripHeight: 29)
    }

    /// Figure 19: a line a fit, in a panel a source, over the band of the fit of all pairs.
    /// - Parameter all: The posteriors of the fit of all pairs.
    func linesChart(over all: [EffectMark]) -> StripChart {
        chart(over: all, stripHeight: 34) { own in
            let middle = Double(own.count - 1) / 2
            return own.enumerated().map { index, mark in
                StripChart.Mark(
                    style: "\(mark.source.style.rawValue) thin", offset: (Double(index) - middle) * 4.6,
                    median: mark.median, inner: nil, outer: Self.range(mark.lower95, mark.upper95))
            }
        }
    }

    /// Figure 20: all fits of a row on one line, over the band of the fit with every feature.
    /// - Parameter all: The posteriors of the fit with every feature.
    func dotsChart(over all: [EffectMark]) -> StripChart {
        var result = chart(over: all, stripHeight: 23) { own in
            let lowest = own.map(\.lower95).min() ?? .nan
            let highest = own.map(\.upper95).max() ?? .nan
            return [
                StripChart.Mark(
                    style: "\(own[0].source.style.rawValue) thin", offset: 0, median: .nan, inner: nil,
                    outer: Self.range(lowest, highest))
            ]
        }
        for (place, source) in panelSources.enumerated() {
            for (index, row) in rows.enumerated() {
                result.panels[place].strips[index]?.dots = marks(of: row).filter { $0.source == source }.map(\.median)
                result.panels[place].strips[index]?.dotStyle = source.style.rawValue
            }
        }
        return result
    }

    /// Each row's lowest and highest median over the fits, with the fits in which they occur.
    func spread(of row: EffectRow, _ source: EffectMark.Source) -> (lowest: EffectMark, highest: EffectMark)? {
        let own = marks(of: row).filter { $0.source == source }
        guard let lowest = own.min(by: { $0.median < $1.median }),
            let highest = own.max(by: { $0.median < $1.median })
        else { return nil }
        return (lowest, highest)
    }

    private var panelSources: [EffectMark.Source] {
        [.thisData] + (marks.contains { $0.source == .paper } ? [.paper] : [])
    }

    private func chart(
        over all: [EffectMark], stripHeight: Double, marks draw: ([EffectMark]) -> [StripChart.Mark]
    ) -> StripChart {
        let panels = panelSources.map { source in
            let strips = rows.map { row -> StripChart.Strip? in
                let own = marks(of: row).filter { $0.source == source }
                guard !own.isEmpty else { return nil }
                let whole = all.first { $0.feature == row.feature && $0.source == source }
                return StripChart.Strip(
                    description: describe(row, source, whole),
                    band: whole.flatMap { Self.range($0.lower95, $0.upper95) }, marks: draw(own))
            }
            return StripChart.Panel(title: source.name.capitalizedFirst, strips: strips)
        }
        return StripChart(
            label: title, rows: rows, panels: panels, numbers: [],
            axis: ProbabilityAxis(ends, maximumTicks: 6), stripHeight: stripHeight)
    }

    private func describe(_ row: EffectRow, _ source: EffectMark.Source, _ whole: EffectMark?) -> String {
        guard let (lowest, highest) = spread(of: row, source) else { return row.title }
        let start = whole.map { "\(row.title), \(source.name): all \(NumberText.share($0.median))" }
        return (start ?? "\(row.title), \(source.name)")
            + "; lowest \(NumberText.share(lowest.median)) (\(lowest.fit)), highest \(NumberText.share(highest.median)) (\(highest.fit))"
    }

    private var ends: [Double] { marks.flatMap { [$0.lower95, $0.upper95, $0.median] } }

    private static func description(_ mark: EffectMark, _ row: EffectRow) -> String {
        "\(row.title), \(mark.source.name): \(NumberText.share(mark.median)) "
            + "(50% interval \(NumberText.interval(mark.lower50, mark.upper50)), "
            + "95% interval \(NumberText.interval(mark.lower95, mark.upper95)))"
    }

    /// `nil` for ends that are no numbers.
    private static func range(_ lower: Double, _ upper: Double) -> ClosedRange<Double>? {
        lower <= upper ? lower...upper : nil
    }
}
