import CandorModels
import Foundation

/// A panel as inline SVG: a row an assistant with its bar, error bar and value. Colours come from the page's style sheet, so
/// that the drawing follows light and dark; this run's rows link to the trials behind them.
struct PanelDrawing {
    var panel: FigurePanel
    var axis: FigureAxis

    private let width = 460.0
    private let plotStart = 184.0
    private let plotEnd = 394.0
    private let rowHeight = 21.0
    private let gap = 11.0
    private let top = 6.0

    /// The `svg` element.
    var svg: String {
        let bottom = top + Double(panel.marks.count) * rowHeight + (hasBothSources ? gap : 0)
        let rows = zip(panel.marks, offsets).map(row).joined()
        let label = HTMLText.escaped(panel.title)
        return """
            <svg class="panel" viewBox="0 0 \(width.svg) \((bottom + 22).svg)" role="group" aria-label="\(label)">\
            \(grid(bottom: bottom))\(rows)</svg>
            """
    }

    private var hasBothSources: Bool {
        panel.marks.contains { $0.source == .paper } && panel.marks.contains { $0.source != .paper }
    }

    /// Where each row begins, with a gap before the paper's.
    private var offsets: [Double] {
        let ours = panel.marks.prefix { $0.source != .paper }.count
        return panel.marks.indices.map { index in
            top + Double(index) * rowHeight + (hasBothSources && index >= ours ? gap : 0)
        }
    }

    private func grid(bottom: Double) -> String {
        axis.ticks.map { tick in
            let isOrigin = abs(tick - axis.origin) < 1e-9
            let name = NumberText.tick(tick, isDifference: axis.isDifference)
            return """
                <line class="\(isOrigin ? "origin" : "grid")" x1="\(x(tick))" x2="\(x(tick))" y1="\((top - 2).svg)" \
                y2="\((bottom + 2).svg)"/><text class="tick" x="\(x(tick))" y="\((bottom + 17).svg)">\(name)</text>
                """
        }.joined()
    }

    private func row(_ mark: FigureMark, _ offset: Double) -> String {
        let middle = offset + rowHeight / 2
        let name = ModelLabel.short(mark.model)
        let shown = mark.source == .control ? "control" : ModelLabel.fit(name, 22)
        let kind = mark.source == .paper ? "paper" : mark.source == .control ? "control" : "run"
        let value = NumberText.value(mark.value, isDifference: axis.isDifference)
        let content = """
            <title>\(HTMLText.escaped(description(of: mark, name: name)))</title>\
            <rect class="hit" x="0" y="\(offset.svg)" width="\(width.svg)" height="\(rowHeight.svg)"/>\
            <text class="name" x="\((plotStart - 10).svg)" y="\((middle + 4).svg)">\(HTMLText.escaped(shown))</text>\
            \(bar(mark, middle))\(whisker(mark, middle))\
            <text class="value" x="\((width - 2).svg)" y="\((middle + 4).svg)">\(value)</text>
            """
        guard let estimate = mark.estimate else { return "<g class=\"\(kind)\">\(content)</g>" }
        return "<a class=\"\(kind)\" href=\"#estimate/\(estimate)\">\(content)</a>"
    }

    private func description(of mark: FigureMark, name: String) -> String {
        let value = NumberText.value(mark.value, isDifference: axis.isDifference)
        let ends = NumberText.interval(mark.lower, mark.upper, isDifference: axis.isDifference)
        let n = mark.n.map { ", n = \($0)" } ?? ""
        return "\(name), \(mark.source.rawValue): \(value) (\(mark.interval) \(ends)\(n))"
    }

    private func bar(_ mark: FigureMark, _ middle: Double) -> String {
        guard let value = mark.value else { return "" }
        let (start, end) = (position(min(value, axis.origin)), position(max(value, axis.origin)))
        return """
            <rect class="bar" x="\(start.svg)" y="\((middle - 6).svg)" width="\(max(end - start, 1).svg)" height="12"/>
            """
    }

    private func whisker(_ mark: FigureMark, _ middle: Double) -> String {
        guard let lower = mark.lower, let upper = mark.upper else { return "" }
        let (start, end, y) = (x(lower), x(upper), middle.svg)
        let (high, low) = ((middle - 3).svg, (middle + 3).svg)
        return """
            <path class="halo" d="M\(start) \(y)H\(end)"/>\
            <path class="whisker" d="M\(start) \(y)H\(end)M\(start) \(high)V\(low)M\(end) \(high)V\(low)"/>
            """
    }

    private func position(_ value: Double) -> Double {
        let share = (value - axis.lowest) / (axis.highest - axis.lowest)
        return plotStart + min(max(share, 0), 1) * (plotEnd - plotStart)
    }

    private func x(_ value: Double) -> String { position(value).svg }
}
