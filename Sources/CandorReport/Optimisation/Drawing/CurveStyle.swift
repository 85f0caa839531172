/// How a curve looks: classes that the style sheet gives colours and lines.
struct CurveStyle {
    /// How many colours there are; further styles begin anew.
    static let colors = 6

    var curve: Curve
    /// Whether the paper's curves take the colours of the run's, as where they have a panel to themselves.
    var colorsPaper = false

    var classes: String {
        let kind =
            switch curve.kind {
            case .run: "own"
            case .optimum: "optimum"
            case .bound: "bound"
            case .paper: "paper"
            }
        let hasColor = curve.kind == .run || curve.kind == .optimum || colorsPaper && curve.kind == .paper
        let color = hasColor ? " c\(curve.style % Self.colors)" : ""
        let second = curve.kind == .paper && !colorsPaper && curve.style % 2 == 1 ? " second" : ""
        return kind + color + second + (curve.isEmphasised ? " proxy" : "")
    }

    var marker: CurveMarker { CurveMarker(style: curve.style) }

    /// A sample of line and mark for the legend.
    /// - Parameter isReliable: Whether it stands for points that enough draws carry.
    func key(isReliable: Bool = true) -> String {
        let kind = isReliable ? "mark" : "mark unreliable"
        let isMarked = curve.kind != .bound && curve.points.contains(where: \.isMarked)
        let line = curve.form == .line ? "<path class=\"line\" d=\"M1 7H33\"/>" : ""
        let mark = !isMarked ? "" : "<path class=\"\(kind)\" d=\"\(marker.path(x: 17, y: 7))\"/>"
        return """
            <svg class="key" viewBox="0 0 34 14" aria-hidden="true"><g class="\(classes)">\(line)\(mark)</g></svg>
            """
    }
}
