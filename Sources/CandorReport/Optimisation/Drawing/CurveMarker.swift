import Foundation

/// The shape of a curve's marks: together with its colour it tells curves apart, so that neither has to alone.
enum CurveMarker: Int, CaseIterable, Sendable {
    case circle, square, triangle, diamond, wedge, plus

    /// The shape of a style; further styles begin anew.
    init(style: Int) {
        self = Self.allCases[max(0, style) % Self.allCases.count]
    }

    /// The outline around a point, as the data of an SVG path.
    func path(x: Double, y: Double, radius: Double = 4) -> String {
        func polygon(_ corners: [(Double, Double)]) -> String {
            "M" + corners.map { "\((x + $0.0 * radius).svg) \((y + $0.1 * radius).svg)" }.joined(separator: "L") + "Z"
        }
        switch self {
        case .circle:
            let r = radius.svg
            return
                "M\((x - radius).svg) \(y.svg)a\(r) \(r) 0 1 0 \((2 * radius).svg) 0a\(r) \(r) 0 1 0 \((-2 * radius).svg) 0Z"
        case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .triangle: return polygon([(0, -1.2), (1.1, 0.8), (-1.1, 0.8)])
        case .diamond: return polygon([(0, -1.3), (1.2, 0), (0, 1.3), (-1.2, 0)])
        case .wedge: return polygon([(0, 1.2), (1.1, -0.8), (-1.1, -0.8)])
        case .plus:
            return polygon([
                (-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4), (0.4, 1.2), (-0.4, 1.2),
                (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4),
            ])
        }
    }

    /// The shape's name in Vega-Lite.
    var vegaName: String {
        switch self {
        case .circle: "circle"
        case .square: "square"
        case .triangle: "triangle-up"
        case .diamond: "diamond"
        case .wedge: "triangle-down"
        case .plus: "cross"
        }
    }
}
