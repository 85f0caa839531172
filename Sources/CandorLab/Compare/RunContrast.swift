import Candor

/// What two runs differ in, as `candor compare` shows it.
package struct RunContrast {
    let differences: [RunDifference]
    private let ids: (first: String, second: String)

    package init(_ first: RunResults, _ second: RunResults) {
        differences = RunDifference.all(between: first, and: second)
        ids = (first.run.id, second.run.id)
    }

    /// What tells an assistant of the first run from one of the same name in the second: the most telling difference, or the
    /// runs' ids where nothing differs.
    package var marks: (first: String, second: String) {
        guard let told = differences.first(where: { $0.first != nil && $0.second != nil }) else {
            return ("run \(ids.first)", "run \(ids.second)")
        }
        return (Self.mark(told.name, told.first), Self.mark(told.name, told.second))
    }

    /// A line a difference, then the reasons why the comparison is unfair.
    package var lines: [String] {
        guard !differences.isEmpty else {
            return ["The runs \(ids.first) and \(ids.second) differ in no setting that is recorded."]
        }
        let rows = differences.map { [$0.name, Self.cut($0.first ?? "-", 60), Self.cut($0.second ?? "-", 60)] }
        let widths = (0..<2).map { column in (rows + [Self.header(ids)]).map { $0[column].count }.max() ?? 0 }
        let table = ([Self.header(ids)] + rows).map { row in
            row[0].padded(to: widths[0]) + "  " + row[1].padded(to: widths[1]) + "  " + row[2]
        }
        return table + differences.compactMap(\.concern).uniqued().map { "caution: \($0)" }
    }

    private static func header(_ ids: (first: String, second: String)) -> [String] {
        ["what differs", "first: \(ids.first)", "second: \(ids.second)"]
    }

    private static func mark(_ name: String, _ value: String?) -> String { "\(name) \(cut(value ?? "-", 32))" }

    /// One line of at most `length` characters.
    private static func cut(_ text: String, _ length: Int) -> String {
        let line = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        return line.count > length ? line.prefix(length - 1) + "…" : line
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension [String] {
    fileprivate func uniqued() -> [String] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
