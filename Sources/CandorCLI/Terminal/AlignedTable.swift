/// Rows of text in aligned columns: the first to the left, the others to the right.
struct AlignedTable {
    var header: [String]
    var rows: [[String]]

    /// The lines, without trailing blanks.
    var lines: [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                line += column == 0 ? cell + blanks : "  " + blanks + cell
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}
