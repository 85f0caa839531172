/// A table of a page.
struct TableView {
    /// A column's heading.
    struct Column {
        var title: String
        var isNumber: Bool
        /// What the heading means, where it does not say itself.
        var meaning: String?
    }

    /// A cell.
    struct Cell {
        var text: String
        var isNumber: Bool
        var isHeader: Bool
        /// Where it leads; `nil` for nowhere.
        var href: String?
    }

    /// A row.
    struct Row {
        var cells: [Cell]
        /// Whether it stands out.
        var isMarked: Bool
    }

    /// What a screen reader says.
    var label: String
    var columns: [Column]
    var rows: [Row]

    /// - Parameters:
    ///   - label: What a screen reader says.
    ///   - columns: The headings.
    init(_ label: String, columns: [Column]) {
        self.label = label
        self.columns = columns
        rows = []
    }

    /// Adds a row; its first cell is the row's heading.
    mutating func add(_ texts: [String], isMarked: Bool = false) {
        let cells = zip(texts, columns).enumerated().map { index, pair in
            Cell(text: pair.0, isNumber: pair.1.isNumber, isHeader: index == 0)
        }
        rows.append(Row(cells: cells, isMarked: isMarked))
    }
}

extension TableView.Column {
    /// A column of words.
    static func words(_ title: String) -> TableView.Column { .init(title: title, isNumber: false, meaning: nil) }

    /// A column of numbers.
    static func number(_ title: String, _ meaning: String? = nil) -> TableView.Column {
        .init(title: title, isNumber: true, meaning: meaning)
    }
}
