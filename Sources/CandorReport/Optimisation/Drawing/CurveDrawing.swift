import Candor
import CandorModels
import Foundation

/// A panel of curves as inline SVG, of a size that fits a phone. Colours come from the page's style sheet, so that the drawing
/// follows light and dark; this run's marks link to the draws behind them.
struct CurveDrawing {
    var panel: CurvePanel

    private let width = 360.0
    private let left = 44.0
    private let right = 350.0
    private let top = 22.0
    private let bottom = 212.0

    /// The `svg` element.
    var svg: String {
        let curves = panel.curves.sorted { Self.layer($0) < Self.layer($1) }
        let bands = curves.filter { $0.kind == .run && $0.form == .line }.map(band).joined()
        return """
            <svg class="curves" viewBox="0 0 \(width.svg) 252" role="group" aria-label="\(HTMLText.escaped(panel.title))">\
            \(grid)\(bands)\(curves.map(line).joined())\(curves.map(marks).joined())</svg>
            """
    }

    /// Later ones lie above.
    private static func layer(_ curve: Curve) -> Int {
        switch curve.kind {
        case .bound: 0
        case .paper: 1
        case .optimum: 2
        case .run: curve.isEmphasised ? 4 : 3
        }
    }

    private var colorsPaper: Bool { panel.curves.allSatisfy { $0.kind == .paper } }

    private func style(_ curve: Curve) -> CurveStyle { CurveStyle(curve: curve, colorsPaper: colorsPaper) }

    private var grid: String {
        let up = panel.vertical.ticks.map { tick in
            let isOrigin = abs(tick) < 1e-9
            return """
                <path class="\(isOrigin ? "origin" : "grid")" d="M\(left.svg) \(y(tick))H\(right.svg)"/><text class="tick end" \
                x="\((left - 6).svg)" y="\((height(tick) + 4).svg)">\(panel.vertical.label(tick))</text>
                """
        }
        let across = panel.horizontal.ticks.map { tick in
            """
            <path class="grid" d="M\(x(tick)) \(bottom.svg)v4"/><text class="tick" x="\(x(tick))" \
            y="\((bottom + 17).svg)">\(panel.horizontal.label(tick))</text>
            """
        }
        return up.joined() + across.joined() + """
            <text class="axis" x="2" y="11">\(HTMLText.escaped(panel.vertical.title))</text><text class="axis end" \
            x="\(right.svg)" y="\((bottom + 35).svg)">\(HTMLText.escaped(panel.horizontal.title))</text>
            """
    }

    private func band(_ curve: Curve) -> String {
        let parts = curve.points.split { $0.lower == nil || $0.upper == nil }.map { points in
            let above = points.compactMap { point in point.upper.map { "\(x(point.x)) \(y($0))" } }
            let below = points.reversed().compactMap { point in point.lower.map { "\(x(point.x)) \(y($0))" } }
            return "M" + (above + below).joined(separator: "L") + "Z"
        }
        return parts.isEmpty
            ? "" : "<g class=\"\(style(curve).classes)\"><path class=\"band\" d=\"\(parts.joined())\"/></g>"
    }

    private func line(_ curve: Curve) -> String {
        let joined = curve.form == .line ? curve.points : []
        let parts = joined.split { $0.value == nil }.map { points in
            "M" + points.compactMap { point in point.value.map { "\(x(point.x)) \(y($0))" } }.joined(separator: "L")
        }
        let whiskers: String =
            curve.kind == .optimum || curve.form == .points || curve.points.count == 1
            ? curve.points.compactMap { self.whisker($0, shift: curve.shift) }.joined() : ""
        let bars = whiskers.isEmpty ? "" : "<path class=\"whisker\" d=\"\(whiskers)\"/>"
        let path = parts.isEmpty ? "" : "<path class=\"line\" d=\"\(parts.joined())\"/>"
        return bars.isEmpty && path.isEmpty ? "" : "<g class=\"\(style(curve).classes)\">\(bars)\(path)</g>"
    }

    private func whisker(_ point: CurvePoint, shift: Double) -> String? {
        guard let lower = point.lower, let upper = point.upper else { return nil }
        return "M\(x(point.x + shift)) \(y(lower))V\(y(upper))"
    }

    private func marks(_ curve: Curve) -> String {
        let style = style(curve)
        let marks = curve.points.filter { $0.isMarked && $0.value != nil }.map { mark($0, curve, style.marker) }
        return marks.isEmpty ? "" : "<g class=\"\(style.classes)\">\(marks.joined())</g>"
    }

    private func mark(_ point: CurvePoint, _ curve: Curve, _ marker: CurveMarker) -> String {
        let (across, up) = (position(point.x + curve.shift), height(point.value ?? 0))
        let path = marker.path(x: across, y: up, radius: curve.kind == .paper ? 3.4 : 4)
        let content = """
            <title>\(HTMLText.escaped(description(of: point, curve)))</title><circle class="hit" cx="\(across.svg)" \
            cy="\(up.svg)" r="10"/><path class="mark\(point.isReliable ? "" : " unreliable")" d="\(path)"/>
            """
        return point.estimate.map { "<a href=\"#estimate/\($0)\">\(content)</a>" } ?? "<g>\(content)</g>"
    }

    private func description(of point: CurvePoint, _ curve: Curve) -> String {
        let unit = panel.vertical.unit
        let interval =
            point.lower == nil ? "" : " (95% interval \(unit.interval(point.lower, point.upper))\(count(point)))"
        let warning = point.isReliable ? "" : ", unreliable: too little carries it"
        let value = [unit.value(point.value), unit.name].compactMap { $0 }.joined(separator: " ")
        return "\(curve.name), \(point.strength): \(value)\(interval)\(warning)"
    }

    private func count(_ point: CurvePoint) -> String { point.n.map { ", n = \(NumberText.count($0))" } ?? "" }

    private func position(_ value: Double) -> Double { left + 8 + panel.horizontal.share(value) * (right - left - 16) }

    private func height(_ value: Double) -> Double { bottom - panel.vertical.share(value) * (bottom - top) }

    private func x(_ value: Double) -> String { position(value).svg }

    private func y(_ value: Double) -> String { height(value).svg }
}
