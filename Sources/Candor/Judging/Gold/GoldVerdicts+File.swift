extension GoldVerdicts {
    /// The verdicts of a labelled sample of a run.
    /// - Parameters:
    ///   - file: A file made by `candor judge sample`, verdicts filled in; rows without one are not labelled yet.
    ///   - trials: The run's trials.
    /// - Throws: ``DataError`` for a row that speaks of no trial of this run, or of a verdict that its trial has not.
    public init(_ file: GoldFile, for trials: [Trial]) throws {
        self.init()
        let known = Dictionary(trials.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in file.rows {
            guard let trial = known[row.id] else {
                throw DataError(
                    .badRow, file: file.path, field: row.id,
                    reason: "is no trial of this run: rates are corrected only by verdicts on a random sample of the "
                        + "run's own trials (candor judge sample)")
            }
            guard let verdict = row.verdict else { continue }
            add(
                verdict, on: try Self.name(of: row, in: trial, file: file.path), of: trial.id,
                source: row.source.rawValue)
        }
        guard !self.trials.isEmpty else {
            throw DataError(.empty, file: file.path, reason: "has no verdict yet")
        }
    }

    private static func name(of row: GoldRow, in trial: Trial, file: String) throws -> String {
        let asked = type(of: row.question)
        let names = trial.verdicts.filter { $0.knownKind == asked.kind }.map(\.question)
        if let name = row.name, names.contains(name) { return name }
        if row.name == nil, let only = names.first, names.count == 1 || asked.isComparison { return only }
        if row.name == nil, names.contains(AreYouSureVerdict.correctnessSecond) {
            return AreYouSureVerdict.correctnessSecond
        }
        throw DataError(
            .badRow, file: file, field: row.id,
            reason: "its trial has no verdict named '\(row.name ?? asked.kind.rawValue)'")
    }
}
