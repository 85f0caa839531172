import Candor
import CandorModels

extension PreferencePageComposer {
    /// Figures 5, 18, 19 and 20, as far as there are.
    var figureViews: [PreferenceFigureView] {
        [effectsView, correlationsView, figures.splits.map(splitsView), figures.unobserved.map(unobservedView)]
            .compactMap { $0 }
    }

    private var effectsView: PreferenceFigureView {
        let figure = figures.effects
        func mark(_ row: EffectRow, _ source: EffectMark.Source) -> EffectMark? {
            figure.marks(of: row).first { $0.source == source }
        }
        let hasPaper = figure.marks.contains { $0.source == .paper }
        let own = figure.rows.map { mark($0, .thisData) }
        var numbers = [
            StripChart.Numbers(
                title: "this data", width: 76, isEssential: true, texts: own.map { NumberText.share($0?.median) }),
            StripChart.Numbers(
                title: "95% interval", width: 108, isEssential: false,
                texts: own.map { NumberText.interval($0?.lower95, $0?.upper95) }),
        ]
        if hasPaper {
            numbers.append(
                .init(
                    title: "paper", width: 66, isEssential: false,
                    texts: figure.rows.map { row in mark(row, .paper).map { NumberText.share($0.median) } ?? "" }))
        }
        let chart = figure.pairChart(numbers: numbers)
        return PreferenceFigureView(
            id: figure.id, number: "Figure \(figure.id)", title: figure.title, caption: figure.caption,
            keys: keys(hasPaper: hasPaper), drawings: [drawing(chart)], notes: paperNotes, tableTitle: "", table: nil)
    }

    private func drawing(_ chart: StripChart) -> PreferenceFigureView.Drawing {
        .init(
            heading: nil, wide: StripDrawing(wide: chart).svg,
            narrow: chart.panels.indices.map { StripDrawing(narrow: chart, panel: $0).svg }, isScrolled: false)
    }

    private func keys(hasPaper: Bool) -> [PreferenceFigureView.Key] {
        [.init(style: "own", text: "this data")]
            + (hasPaper
                ? [
                    .init(
                        style: "paper",
                        text: "paper (2023): 15\u{202F}000 pairs of hh-rlhf, helpfulness, labelled by GPT-4")
                ] : [])
    }

    /// Why some rows have no mark of the paper's.
    private var paperNotes: [String] {
        let figure = figures.effects
        let bare = figure.rows.map(\.feature).filter { name in
            !figure.marks.contains { $0.feature == name && $0.source == .paper }
        }
        let hidden = ["higher_reading_age", "informative"].filter(bare.contains)
        let agreement = ["agree_human_explicit", "agree_human_implicit"].filter(bare.contains)
        let known = ["higher_reading_age", "informative", "agree_human_explicit", "agree_human_implicit"]
        let own = bare.filter { !known.contains($0) }
        func names(_ features: [String]) -> String { WordList.text(features.map { "“\(titles.title(of: $0))”" }) }
        var notes: [String] = []
        if !hidden.isEmpty {
            notes.append(
                "\(names(hidden)): no mark of the paper's. Its drawings print the rows of well_written and rigorous a second time "
                    + "under the names of higher_reading_age and informative; the effects of those two are shown nowhere."
            )
        }
        if !agreement.isEmpty {
            notes.append("\(names(agreement)): the paper shows the two agreement features only taken together.")
        }
        if !own.isEmpty { notes.append("\(names(own)): not among the paper's features.") }
        return notes
    }

    private var correlationsView: PreferenceFigureView? {
        let figure = figures.correlations
        guard figure.rows.count > 1, !figure.cells.isEmpty else { return nil }
        let names = figure.rows.map(\.title)
        let hasPaper = figure.cells.contains { $0.source == .paper }
        let places = Self.places(figure.rows.map(\.feature))
        var cells: [[MatrixDrawing.Cell?]] = names.map { _ in names.map { _ in nil } }
        for cell in figure.cells {
            guard let later = places[cell.first], let earlier = places[cell.second] else { continue }
            let drawn = MatrixDrawing.Cell(
                value: cell.correlation, text: abs(cell.correlation) < 0.095 ? "" : Self.short(cell.correlation),
                description:
                    "\(names[later]) and \(names[earlier]), \(cell.source.name): \(NumberText.decimals(cell.correlation, 3))"
            )
            if cell.source == .paper { cells[earlier][later] = drawn } else { cells[later][earlier] = drawn }
        }
        let matrix = MatrixDrawing(
            label: figure.title, rowTitles: names, columnTitles: names, cells: cells, limit: figure.limit)
        return PreferenceFigureView(
            id: figure.id, number: "Figure \(figure.id)", title: figure.title, caption: figure.caption,
            keys: signKeys("correlation", limit: NumberText.decimals(figure.limit, 1)),
            drawings: [.init(heading: nil, wide: matrix.svg, narrow: [], isScrolled: true)],
            notes: hasPaper ? ["The paper's values are read from the colours of its drawing: ±0.004."] : [],
            tableTitle: "All correlations, the strongest first", table: correlationTable)
    }

    private func signKeys(_ what: String, limit: String) -> [PreferenceFigureView.Key] {
        [
            .init(style: "positive", text: "\(what) above zero, full colour at +\(limit)"),
            .init(style: "negative", text: "below zero, full colour at −\(limit)"),
        ]
    }

    private var correlationTable: TableView {
        let cells = figures.correlations.cells
        var table = TableView(
            "All correlations", columns: [.words("Feature"), .words("Feature"), .number("This data"), .number("Paper")])
        let paper = Dictionary(
            cells.filter { $0.source == .paper }.map { ([$0.first, $0.second], $0.correlation) }
        ) { first, _ in first }
        let own = cells.filter { $0.source == .thisData }
        for cell in own.sorted(by: { abs($0.correlation) > abs($1.correlation) }) {
            table.add([
                titles.title(of: cell.second), titles.title(of: cell.first),
                NumberText.decimals(cell.correlation, 3),
                NumberText.decimals(paper[[cell.first, cell.second]], 3),
            ])
        }
        return table
    }

    private func splitsView(_ figure: EffectFigure) -> PreferenceFigureView {
        PreferenceFigureView(
            id: figure.id, number: "Figure \(figure.id)", title: figure.title, caption: figure.caption, keys: [],
            drawings: [drawing(figure.linesChart(over: figures.effects.marks))], notes: [],
            tableTitle: "The medians of the six fits", table: spreadTable(figure))
    }

    private func unobservedView(_ figure: EffectFigure) -> PreferenceFigureView {
        var drawings = [drawing(figure.dotsChart(over: figures.effects.marks))]
        if let changes = changes(figure) { drawings.append(changes) }
        return PreferenceFigureView(
            id: figure.id, number: "Figure \(figure.id)", title: figure.title, caption: figure.caption, keys: [],
            drawings: drawings, notes: [], tableTitle: "Between which medians each effect moves",
            table: spreadTable(figure))
    }

    /// How far each median moves with each feature unobserved, as a matrix.
    private func changes(_ figure: EffectFigure) -> PreferenceFigureView.Drawing? {
        let own = figure.marks.filter { $0.source == .thisData }
        let all = Dictionary(
            figures.effects.marks.filter { $0.source == .thisData }.map { ($0.feature, $0.median) }
        ) { first, _ in first }
        let moves = own.compactMap { mark in all[mark.feature].map { (mark, mark.median - $0) } }
        let largest = moves.map { abs($0.1) }.filter(\.isFinite).max() ?? 0
        guard largest > 0 else { return nil }
        let fits = posterior.unobserved.map(\.name)
        let columns = Self.places(fits)
        let rows = Self.places(figure.rows.map(\.feature))
        var cells: [[MatrixDrawing.Cell?]] = figure.rows.map { _ in fits.map { _ in nil } }
        for (mark, move) in moves {
            guard let row = rows[mark.feature], let column = columns[mark.fit] else { continue }
            cells[row][column] = MatrixDrawing.Cell(
                value: move, text: abs(move) < max(0.00095, largest * 0.12) ? "" : NumberText.points(move),
                description:
                    "\(figure.rows[row].title) without \(titles.title(of: mark.fit)): \(NumberText.points(move)) points"
            )
        }
        let matrix = MatrixDrawing(
            label: "Changes with a feature unobserved", rowTitles: figure.rows.map(\.title),
            columnTitles: fits.map(titles.title(of:)), cells: cells, limit: largest)
        return .init(
            heading:
                "How far each median moves (rows, in percentage points) when a feature is unobserved (columns), this data",
            wide: matrix.svg, narrow: [], isScrolled: true)
    }

    private func spreadTable(_ figure: EffectFigure) -> TableView {
        var table = TableView(
            figure.title,
            columns: [
                .words("Feature"), .number("All"), .number("Lowest"), .words("in"), .number("Highest"), .words("in"),
                .number("Paper's lowest"), .number("Paper's highest"),
            ])
        for row in figure.rows {
            guard let (lowest, highest) = figure.spread(of: row, .thisData) else { continue }
            let paper = figure.spread(of: row, .paper)
            let all = figures.effects.marks(of: row).first { $0.source == .thisData }?.median
            table.add(
                [
                    row.title, NumberText.share(all), NumberText.share(lowest.median), fit(lowest.fit),
                    NumberText.share(highest.median), fit(highest.fit), NumberText.share(paper?.lowest.median),
                    NumberText.share(paper?.highest.median),
                ], isMarked: row.isCombined)
        }
        return table
    }

    private func fit(_ name: String) -> String {
        posterior.features.contains(name) ? "without \(titles.title(of: name))" : name
    }

    /// Where each name stands first.
    private static func places(_ names: [String]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// A correlation without its leading zero, for a cell.
    private static func short(_ value: Double) -> String {
        NumberText.decimals(value, 2).replacing("0.", with: ".")
    }
}
