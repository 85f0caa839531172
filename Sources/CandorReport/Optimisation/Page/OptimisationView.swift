import Candor
import CandorModels

/// The part of a page on an optimised run. Every string is plain text but those that say otherwise.
struct OptimisationView {
    /// A curve in the legend.
    struct Key {
        /// A drawing of ours.
        var svg: String
        var text: String
        var isPaper: Bool
    }

    /// A panel with its title.
    struct Panel {
        var title: String
        /// A drawing of ours.
        var svg: String
    }

    /// A figure.
    struct Figure {
        var id: String
        /// `Figure 6a`; empty for one that the paper lacks.
        var number: String
        var title: String
        var caption: String
        var keys: [Key]
        /// Whether the paper's curves can be hidden, as where they share a panel with this run's.
        var hasToggle: Bool
        var panels: [Panel]
        var tableTitle: String
        var table: TableView
    }

    var lead: String
    var figures: [Figure]
    /// Whether preference models chose among draws, rather than a training was swept.
    var isBestOfN: Bool
}

extension OptimisationView.Figure {
    /// Draws a figure.
    init(_ figure: CurveFigure) {
        let hasOwn = figure.panels.filter { panel in panel.curves.contains { $0.kind != .paper } }
        let number = figure.number.map { "Figure \($0)" } ?? ""
        self.init(
            id: figure.id, number: number, title: figure.title, caption: figure.caption, keys: Self.keys(figure),
            hasToggle: hasOwn.contains { panel in panel.curves.contains { $0.kind == .paper } },
            panels: figure.panels.map { .init(title: $0.title, svg: CurveDrawing(panel: $0).svg) },
            tableTitle: number.isEmpty ? "The data of this figure" : "The data of figure \(figure.number ?? figure.id)",
            table: Self.table(figure))
    }

    /// Each curve of the legend once, over the panels.
    private static func keys(_ figure: CurveFigure) -> [OptimisationView.Key] {
        var found: [(rank: Int, key: OptimisationView.Key)] = []
        for panel in figure.panels {
            let isAlone = panel.curves.allSatisfy { $0.kind == .paper }
            for curve in panel.curves {
                var sample = curve
                sample.isEmphasised = false
                let isPaper = curve.kind == .paper
                let text =
                    switch curve.kind {
                    case .optimum: "\(curve.name), RL optimum"
                    case .paper where isAlone: "\(curve.name), paper (2023)"
                    case .run, .bound, .paper: curve.name
                    }
                guard !found.contains(where: { $0.key.text == text }) else { continue }
                let key = OptimisationView.Key(
                    svg: CurveStyle(curve: sample, colorsPaper: isAlone).key(), text: text, isPaper: isPaper && !isAlone
                )
                found.append((rank(curve.kind) * 100 + curve.style, key))
            }
        }
        return found.sorted { $0.rank < $1.rank }.map(\.key) + hollow(figure)
    }

    /// What a hollow mark means, where there is one.
    private static func hollow(_ figure: CurveFigure) -> [OptimisationView.Key] {
        let curves = figure.panels.flatMap(\.curves)
        guard let curve = curves.first(where: { $0.points.contains { !$0.isReliable } }) else { return [] }
        return [
            .init(svg: CurveStyle(curve: curve).key(isReliable: false), text: "too little carries it", isPaper: false)
        ]
    }

    /// The order of the legend.
    private static func rank(_ kind: Curve.Kind) -> Int {
        switch kind {
        case .run: 0
        case .optimum: 1
        case .bound: 2
        case .paper: 3
        }
    }

    /// The marked points as numbers.
    private static func table(_ figure: CurveFigure) -> TableView {
        let hasDivergence = figure.id == "kl"
        var table = TableView(
            "Data of \(figure.title)",
            columns: [.words("Panel"), .words("Curve"), .words("Source"), .words("At")]
                + (hasDivergence ? [.number("KL", "divergence from the policy, nats")] : [])
                + [.number("Value"), .number("95% interval"), .number("n")])
        for panel in figure.panels {
            let unit = panel.vertical.unit
            for curve in panel.curves where curve.kind != .bound {
                for point in curve.points where point.isMarked {
                    let strength = point.isReliable ? point.strength : "\(point.strength), unreliable"
                    table.add(
                        [panel.title, curve.name, curve.kind.rawValue, strength]
                            + (hasDivergence ? [MetricUnit.nats.value(point.x)] : [])
                            + [
                                unit.value(point.value), unit.interval(point.lower, point.upper),
                                point.n.map(NumberText.count) ?? "–",
                            ])
                }
            }
        }
        return table
    }
}
