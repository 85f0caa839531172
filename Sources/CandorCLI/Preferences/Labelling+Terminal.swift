/// What a labelling ends with on the terminal.
extension Labelling {
    func show(_ folder: PreferenceFolder) {
        let output = Terminal.output
        output.line("\(pairs) pairs of \(rows) rows labelled by \(labeller): \(folder.labels.relativePath)")
        if duplicates > 0 { output.line("  \(duplicates) rows have the id or the texts of an earlier one") }
        for (reason, count) in leftOut.sorted(by: { $0.key < $1.key }) {
            output.line("  left out, \(reason): \(count)")
        }
        for (feature, count) in unscored.sorted(by: { $0.key < $1.key }) {
            let why = labeller == "rules" && count == pairs ? ": rules cannot see it" : ""
            output.line("  \(feature): \(count) unscored\(why)")
        }
        for (feature, count) in (ordersDisagreed ?? [:]).sorted(by: { $0.key < $1.key }) where count > 0 {
            output.line("  \(feature): the orders disagree on \(count)")
        }
    }
}
