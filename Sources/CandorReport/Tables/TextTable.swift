/// Columns of plain text, aligned; names give way where room is short, numbers never.
struct TextTable {
    /// A column.
    struct Column {
        var title: String
        var isNumber = false
        /// How narrow it may become; `nil` for a column that may not be shortened.
        var shortest: Int?
    }

    var columns: [Column]
    var rows: [[String]]
    var width: Int

    private static let gap = 2

    /// The lines, each ended by a line feed; a rule stands below the titles.
    var text: String {
        let widths = fitted
        let titles = line(columns.map(\.title), widths)
        let rule = String(repeating: "-", count: widths.reduce(0, +) + Self.gap * (columns.count - 1))
        return ([titles, rule] + rows.map { line($0, widths) }).map { $0 + "\n" }.joined()
    }

    /// The widest name is shortened, one character at a time, until the line fits or nothing may be shortened further.
    private var fitted: [Int] {
        var widths = columns.indices.map { index in
            (rows.map { $0[index].count } + [columns[index].title.count]).max() ?? 0
        }
        let room = width - Self.gap * (columns.count - 1)
        while widths.reduce(0, +) > room {
            let candidates = columns.indices.filter { index in
                columns[index].shortest.map { widths[index] > $0 } ?? false
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { index in
            let cell = ModelLabel.fit(cells[index], max(widths[index], 3))
            let space = String(repeating: " ", count: max(0, widths[index] - cell.count))
            return columns[index].isNumber ? space + cell : cell + space
        }
        var line = padded.joined(separator: String(repeating: " ", count: Self.gap))
        while line.last == " " { line.removeLast() }
        return line
    }
}
