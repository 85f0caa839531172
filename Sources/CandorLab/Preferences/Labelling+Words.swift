/// What a labelling ends with, in words.
extension Labelling {
    package func lines(_ folder: PreferenceFolder) -> [String] {
        var lines = ["\(pairs) pairs of \(rows) rows labelled by \(labeller): \(folder.labels.relativePath)"]
        if duplicates > 0 { lines.append("  \(duplicates) rows have the id or the texts of an earlier one") }
        for (reason, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            lines.append("  left out, \(reason): \(count)")
        }
        for (feature, count) in unscored.sorted(by: { $0.key < $1.key }) {
            let why = labeller == "rules" && count == pairs ? ": rules cannot see it" : ""
            lines.append("  \(feature): \(count) unscored\(why)")
        }
        for (feature, count) in (ordersDisagreed ?? [:]).sorted(by: { $0.key < $1.key }) where count > 0 {
            lines.append("  \(feature): the orders disagree on \(count)")
        }
        return lines
    }
}
