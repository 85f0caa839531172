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
            <svg class="\(kind)" viewBox="0 0 \(text(layout.width)) \(text(bottom + 24))" role="group" \
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
                    "<text class=\"heading end\" x=\"\(text(end))\" y=\"13\">\(HTMLText.escaped(column.title))</text>"
            }
        }
        for (panel, plot) in zip(chart.panels, layout.plots) where !panel.title.isEmpty {
            result +=
                "<text class=\"heading\" x=\"\(text(plot.start))\" y=\"13\">\(HTMLText.escaped(panel.title))</text>"
        }
        return result
    }

    private var grid: String {
        layout.plots.map { plot in
            chart.axis.ticks.map { tick in
                let x = text(position(tick, plot))
                let kind = abs(tick - chart.axis.origin) < 1e-9 ? "origin" : "grid"
                return """
                    <path class="\(kind)" d="M\(x) \(text(top - 4))V\(text(bottom + 3))"/><text class="tick" x="\(x)" \
                    y="\(text(bottom + 18))">\(chart.axis.label(tick))</text>
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
            ? "<text class=\"name\" x=\"8\" y=\"\(text(start + 14))\">\(HTMLText.escaped(ModelLabel.fit(row.title, 38)))</text>"
            : """
            <text class="name end" x="\(text(layout.names - 14))" y="\(text(middle + 4))">\
            \(HTMLText.escaped(ModelLabel.fit(row.title, 38)))</text>
            """
    }

    private func numbers(_ index: Int, _ start: Double, _ middle: Double) -> String {
        let y = text(isNarrow ? start + 14 : middle + 4)
        if isNarrow {
            guard let end = layout.numberEnds.first else { return "" }
            let texts = chart.numbers.map { $0.texts[index] }.joined(separator: "  ")
            return "<text class=\"value end\" x=\"\(text(end))\" y=\"\(y)\">\(HTMLText.escaped(texts))</text>"
        }
        return zip(chart.numbers, layout.numberEnds).enumerated().map { place, column in
            let kind = place == 0 ? "value end" : "value end soft"
            return
                "<text class=\"\(kind)\" x=\"\(text(column.1))\" y=\"\(y)\">\(HTMLText.escaped(column.0.texts[index]))</text>"
        }.joined()
    }

    private func strip(_ strip: StripChart.Strip, _ plot: (start: Double, end: Double), start: Double, middle: Double)
        -> String
    {
        let hit = """
            <rect class="hit" x="\(text(plot.start))" y="\(text(start))" width="\(text(plot.end - plot.start))" \
            height="\(text(rowHeight))"/>
            """
        let band = strip.band.map { band in
            let (low, high) = (position(band.lowerBound, plot), position(band.upperBound, plot))
            return """
                <rect class="band" x="\(text(low))" y="\(text(middle - chart.stripHeight / 2 + 2))" \
                width="\(text(max(high - low, 1)))" height="\(text(chart.stripHeight - 4))"/>
                """
        }
        let marks = strip.marks.map { mark($0, plot, middle) }.joined()
        let dots = strip.dots.map { "M\(text(position($0, plot))) \(text(middle))h0" }.joined()
        return "<g><title>\(HTMLText.escaped(strip.description))</title>\(hit)\(band ?? "")\(marks)"
            + (dots.isEmpty ? "" : "<g class=\"\(strip.dotStyle)\"><path class=\"dots\" d=\"\(dots)\"/></g>") + "</g>"
    }

    private func mark(_ mark: StripChart.Mark, _ plot: (start: Double, end: Double), _ middle: Double) -> String {
        let y = text(middle + mark.offset)
        func line(_ range: ClosedRange<Double>?, _ kind: String) -> String {
            range.map { range in
                let (low, high) = (position(range.lowerBound, plot), position(range.upperBound, plot))
                return "<path class=\"\(kind)\" d=\"M\(text(low)) \(y)H\(text(max(high, low + 0.5)))\"/>"
            } ?? ""
        }
        let point =
            mark.median.isFinite ? "<path class=\"point\" d=\"M\(text(position(mark.median, plot))) \(y)h0\"/>" : ""
        return "<g class=\"\(mark.style)\">\(line(mark.outer, "outer"))\(line(mark.inner, "inner"))\(point)</g>"
    }

    private func position(_ value: Double, _ plot: (start: Double, end: Double)) -> Double {
        plot.start + chart.axis.share(value) * (plot.end - plot.start)
    }

    private func text(_ number: Double) -> String { String(format: "%.1f", number) }
}
