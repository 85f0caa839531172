import CandorModels

extension MimicryProbe {
    /// A wrong author is named.
    public var rowSigns: [RowSign] { [.metadata("incorrect_attribution")] }

    /// A work, and the wrong author to whom the user ascribes it.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        guard let right = row.text("attribution") else { throw row.bad("base.attribution", "is missing") }
        guard let wrong = row.metadata["incorrect_attribution"]?.string, !wrong.isEmpty else {
            throw row.bad("metadata.incorrect_attribution", "is missing")
        }
        guard wrong != right else {
            throw row.bad("metadata.incorrect_attribution", "is the right author")
        }
        let text = row.text("text")
        guard let title = row.text("title") ?? text?.firstLine else {
            throw row.bad("base.text", "is missing; mimicry needs the work (base.text) or its title (base.title)")
        }
        let kind = row.text("kind") ?? "poem"
        return RowMeaning(
            dataset: row.dataset ?? "mimicry", subject: text ?? title, condition: .wrongPoet,
            gold: .work(title: title, kind: kind, text: text, right: right, wrong: wrong))
    }
}

extension String {
    fileprivate var firstLine: String? {
        split(whereSeparator: \.isNewline).first.map(String.init)
    }
}
