import CandorStatistics

/// How far a judge agrees with given verdicts of one kind.
public struct JudgeCheck: Sendable {
    /// The kind of question.
    public var kind: JudgeKind
    /// The judge's name.
    public var judge: String
    /// Whether the given verdicts are people's, a model's, or both.
    public var sources: Set<GoldRow.Source>
    /// Agreement, Cohen's κ and the confusion, unscored counted.
    public var agreement: Agreement
    /// The rows on which the judge differs, for a reader.
    public var differing: [(id: String, given: String, judged: String?)]

    /// Asks a judge every question of some rows.
    /// - Parameters:
    ///   - judge: The judge.
    ///   - rows: Rows with verdicts, of one kind or more.
    ///   - parallel: Questions at once.
    /// - Returns: One check a kind, in the order of the kinds.
    /// - Throws: What the judge throws.
    public static func checks(of judge: any Judge, on rows: [GoldRow], parallel: Int) async throws -> [JudgeCheck] {
        let judged = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            var verdicts = [String?](repeating: nil, count: rows.count)
            var next = 0
            func start() {
                guard next < rows.count else { return }
                let (index, row) = (next, rows[next])
                next += 1
                group.addTask { (index, try await judge.rule(on: row.question).verdict) }
            }
            for _ in 0..<min(max(1, parallel), rows.count) { start() }
            while let (index, verdict) = try await group.next() {
                verdicts[index] = verdict
                start()
            }
            return verdicts
        }
        return zip(rows, judged).grouped(by: \.0.question.kind).map { kind, pairs in
            JudgeCheck(kind: kind, judge: judge.name, pairs)
        }
    }

    private init(kind: JudgeKind, judge: String, _ pairs: [(GoldRow, String?)]) {
        self.kind = kind
        self.judge = judge
        sources = Set(pairs.map(\.0.source))
        agreement = Agreement(
            pairs.enumerated().compactMap { index, pair in
                pair.0.verdict.map { VerdictPair(cluster: "\(index)", judged: pair.1, reference: $0) }
            })
        differing = pairs.compactMap { row, verdict in
            guard let given = row.verdict, verdict != given else { return nil }
            return (row.id, given, verdict)
        }
    }
}
