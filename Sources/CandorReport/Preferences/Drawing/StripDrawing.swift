import Foundation

/// A strip chart as inline SVG, in one of two layouts: wide, with names beside the strips, for a screen or paper; narrow, with
/// names above them and one panel, for a phone. Colours come from the page's style sheet.
struct StripDrawing {
    /// Where things stand.
    struct Layout {
        var width: Double
        /// How much room a name takes beside a strip; 0 puts it above.
        var names: Double
        /// The left and right end of every panel's plot.
        var plots: [(start: Double, end: Double)]
        /// The right end of every column of numbers.
        var numberEnds: [Double]
    }

    var chart: StripChart
    var layout: Layout
    var isNarrow: Bool

    /// A drawing of a chart for wide screens.
    init(wide chart: StripChart) {
        let (width, names, gap) = (1060.0, 252.0, 56.0)
        let numbers = chart.numbers.map(\.width).reduce(0, +)
        let room = width - names - numbers - gap * Double(chart.panels.count - 1) - 12
        let each = room / Double(max(1, chart.panels.count))
        let plots = chart.panels.indices.map { index in
            let start = names + Double(index) * (each + gap)
            return (start: start, end: start + each)
        }
        var end = width - numbers
        let ends = chart.numbers.map { column in
            end += column.width
            return end
        }
        self.chart = chart
        layout = Layout(width: width, names: names, plots: plots, numberEnds: ends)
        isNarrow = false
    }

    /// A drawing of one of a chart's panels for narrow screens.
    init(narrow chart: StripChart, panel: Int) {
        // Rows without a strip would only be long gaps here.
        let shown = chart.rows.indices.filter { chart.panels[panel].strips[$0] != nil }
        var one = chart
        one.rows = shown.map { chart.rows[$0] }
        one.panels = [.init(title: chart.panels[panel].title, strips: shown.map { chart.panels[panel].strips[$0] })]
        one.numbers = chart.numbers.filter(\.isEssential).map { column in
            var column = column
            column.texts = shown.map { column.texts[$0] }
            return column
        }
        self.chart = one
        layout = Layout(width: 370, names: 0, plots: [(16, 354)], numberEnds: one.numbers.isEmpty ? [] : [366])
        isNarrow = true
    }

    /// The `svg` element.
    var svg: String {
        let kind = isNarrow ? "strips narrow" : "strips wide"
        return """
            <svg class="\(kind)" viewBox="0 0 \(layout.width.svg) \((bottom + 24).svg)" role="group" \
            aria-label="\(HTMLText.escaped(chart.label))">\(headings)\(grid)\(rows)</svg>
            """
    }

    private var top: Double { isNarrow ? (chart.panels[0].title.isEmpty ? 4 : 26) : 26 }
    private var nameHeight: Double { isNarrow ? 17 : 0 }
    private var rowHeight: Double { chart.stripHeight + nameHeight }
    /// Combined effects stand apart from single ones.
    private var gap: Double { chart.rows.contains(where: \.isCombined) ? 10 : 0 }
    private var bottom: Double { top + Double(chart.rows.count) * rowHeight + gap }

    private func rowTop(_ index: Int) -> Double {
        top + Double(index) * rowHeight + (chart.rows[index].isCombined ? 0 : gap)
    }

    private var headings: String {
        var result = ""
        if !isNarrow {
            for (column, end) in zip(chart.numbers, layout.numberEnds) {
                result +=
                    "<text class=\"heading end\" x=\"\(end.svg)\" y=\"13\">\(HTMLText.escaped(column.title))</text>"
            }
        }
        for (panel, plot) in zip(chart.panels, layout.plots) where !panel.title.isEmpty {
            result +=
                "<text class=\"heading\" x=\"\(plot.start.svg)\" y=\"13\">\(HTMLText.escaped(panel.title))</text>"
        }
        return result
    }

    private var grid: String {
        layout.plots.map { plot in
            chart.axis.ticks.map { tick in
                let x = position(tick, plot).svg
                let kind = abs(tick - chart.axis.origin) < 1e-9 ? "origin" : "grid"
                return """
                    <path class="\(kind)" d="M\(x) \((top - 4).svg)V\((bottom + 3).svg)"/><text class="tick" x="\(x)" \
                    y="\((bottom + 18).svg)">\(chart.axis.label(tick))</text>
                    """
            }.joined()
        }.joined()
    }

    private var rows: String {
        chart.rows.indices.map { index in
            let row = chart.rows[index]
            let start = rowTop(index)
            let middle = start + nameHeight + chart.stripHeight / 2
            let strips = zip(chart.panels, layout.plots).map { panel, plot in
                panel.strips[index].map { strip($0, plot, start: start, middle: middle) } ?? ""
            }.joined()
            return
                "<g\(row.isCombined ? " class=\"combined\"" : "")>\(name(row, start, middle))\(strips)\(numbers(index, start, middle))</g>"
        }.joined()
    }

    private func name(_ row: EffectRow, _ start: Double, _ middle: Double) -> String {
        isNarrow
            ? "<text class=\"name\" x=\"8\" y=\"\((start + 14).svg)\">\(HTMLText.escaped(ModelLabel.fit(row.title, 38)))</text>"
            : """
            <text class="name end" x="\((layout.names - 14).svg)" y="\((middle + 4).svg)">\
            \(HTMLText.escaped(ModelLabel.fit(row.title, 38)))</text>
            """
    }

    private func numbers(_ index: Int, _ start: Double, _ middle: Double) -> String {
        let y = (isNarrow ? start + 14 : middle + 4).svg
        if isNarrow {
            guard let end = layout.numberEnds.first else { return "" }
            let texts = chart.numbers.map { $0.texts[index] }.joined(separator: "  ")
            return "<text class=\"value end\" x=\"\(end.svg)\" y=\"\(y)\">\(HTMLText.escaped(texts))</text>"
        }
        return zip(chart.numbers, layout.numberEnds).enumerated().map { place, column in
            let kind = place == 0 ? "value end" : "value end soft"
            return
                "<text class=\"\(kind)\" x=\"\(column.1.svg)\" y=\"\(y)\">\(HTMLText.escaped(column.0.texts[index]))</text>"
        }.joined()
    }

    private func strip(_ strip: StripChart.Strip, _ plot: (start: Double, end: Double), start: Double, middle: Double)
        -> String
    {
        let hit = """
            <rect class="hit" x="\(plot.start.svg)" y="\(start.svg)" width="\((plot.end - plot.start).svg)" \
            height="\(rowHeight.svg)"/>
            """
        let band = strip.band.map { band in
            let (low, high) = (position(band.lowerBound, plot), position(band.upperBound, plot))
            return """
                <rect class="band" x="\(low.svg)" y="\((middle - chart.stripHeight / 2 + 2).svg)" \
                width="\(max(high - low, 1).svg)" height="\((chart.stripHeight - 4).svg)"/>
                """
        }
        let marks = strip.marks.map { mark($0, plot, middle) }.joined()
        let dots = strip.dots.map { "M\(position($0, plot).svg) \(middle.svg)h0" }.joined()
        return "<g><title>\(HTMLText.escaped(strip.description))</title>\(hit)\(band ?? "")\(marks)"
            + (dots.isEmpty ? "" : "<g class=\"\(strip.dotStyle)\"><path class=\"dots\" d=\"\(dots)\"/></g>") + "</g>"
    }

    private func mark(_ mark: StripChart.Mark, _ plot: (start: Double, end: Double), _ middle: Double) -> String {
        let y = (middle + mark.offset).svg
        func line(_ range: ClosedRange<Double>?, _ kind: String) -> String {
            range.map { range in
                let (low, high) = (position(range.lowerBound, plot), position(range.upperBound, plot))
                return "<path class=\"\(kind)\" d=\"M\(low.svg) \(y)H\(max(high, low + 0.5).svg)\"/>"
            } ?? ""
        }
        let point =
            mark.median.isFinite ? "<path class=\"point\" d=\"M\(position(mark.median, plot).svg) \(y)h0\"/>" : ""
        return "<g class=\"\(mark.style)\">\(line(mark.outer, "outer"))\(line(mark.inner, "inner"))\(point)</g>"
    }

    private func position(_ value: Double, _ plot: (start: Double, end: Double)) -> Double {
        plot.start + chart.axis.share(value) * (plot.end - plot.start)
    }
}
