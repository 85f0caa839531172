import CandorModels
import Foundation

/// A matrix of numbers around zero as inline SVG: the stronger the colour, the further from zero; one hue for each sign.
struct MatrixDrawing {
    /// A number of the matrix.
    struct Cell {
        /// The number.
        var value: Double
        /// How it is written in the cell where there is room and it is worth it; empty for nothing.
        var text: String
        /// What a pointer that rests on it shows.
        var description: String
    }

    /// What a screen reader says.
    var label: String
    /// The rows' names.
    var rowTitles: [String]
    /// The columns' names.
    var columnTitles: [String]
    /// Rows of cells; `nil` where there is none.
    var cells: [[Cell?]]
    /// The absolute value at which the colour is strongest, above 0.
    var limit: Double

    private let width = 1060.0
    private let names = 250.0
    /// Slanted names of the last columns reach beyond the matrix.
    private let overhang = 92.0

    /// Room for the slanted names of the columns.
    private var head: Double {
        let longest = columnTitles.map { min($0.count, 30) }.max() ?? 0
        return 24 + Double(longest) * 5.1
    }

    /// The side of a cell.
    private var side: Double { min(36, (width - names - overhang) / Double(max(columnTitles.count, 1))) }

    /// The `svg` element.
    var svg: String {
        let height = head + Double(rowTitles.count) * side + 4
        return """
            <svg class="matrix" viewBox="0 0 \(width.svg) \(height.svg)" role="group" \
            aria-label="\(HTMLText.escaped(label))">\(columns)\(rows)</svg>
            """
    }

    private var columns: String {
        columnTitles.enumerated().map { index, title in
            let x = names + (Double(index) + 0.5) * side
            return """
                <text class="column" transform="translate(\((x + 4).svg) \((head - 8).svg)) rotate(-52)">\
                \(HTMLText.escaped(ModelLabel.fit(title, 30)))</text>
                """
        }.joined()
    }

    private var rows: String {
        rowTitles.enumerated().map { index, title in
            let y = head + Double(index) * side
            let row = cells[index].enumerated().map { column, cell in
                cell.map { self.cell($0, x: names + Double(column) * side, y: y) } ?? ""
            }.joined()
            return """
                <text class="name end" x="\((names - 8).svg)" y="\((y + side / 2 + 4).svg)">\
                \(HTMLText.escaped(ModelLabel.fit(title, 38)))</text>\(row)
                """
        }.joined()
    }

    private func cell(_ cell: Cell, x: Double, y: Double) -> String {
        let strength = cell.value.isFinite ? min(abs(cell.value) / limit, 1) : 0
        let kind = cell.value < 0 ? "negative" : "positive"
        let size = (side - 1).svg
        let value =
            cell.text.isEmpty
            ? ""
            : "<text\(strength > 0.6 ? " class=\"on\"" : "") x=\"\((x + side / 2 - 0.5).svg)\" y=\"\((y + side / 2 + 3).svg)\">\(cell.text)</text>"
        return """
            <g><title>\(HTMLText.escaped(cell.description))</title><rect class="cell" x="\(x.svg)" y="\(y.svg)" \
            width="\(size)" height="\(size)"/><rect class="\(kind)" x="\(x.svg)" y="\(y.svg)" width="\(size)" \
            height="\(size)" fill-opacity="\(PlainNumber.fixed(strength, 2))"/>\(value)</g>
            """
    }
}
