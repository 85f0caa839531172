import CandorModels
import CandorStatistics
import CandorText

/// How far a judge agrees with given verdicts of one kind.
///
/// A judge is credited only with what it answered: rows that another decided without asking it, as rules decide letters and names
/// before a model is asked, stand apart in ``decidedByOthers``.
public struct JudgeCheck: Sendable {
    /// A row on which a verdict differs from the one given, or is missing.
    public struct Differing: Sendable {
        /// The row's id.
        public var id: String
        /// What was judged.
        public var question: any JudgeQuestion
        /// The verdict that was given.
        public var given: String
        /// The judge's verdict, `nil` where it is unscored.
        public var judged: String?
        /// Why, in the judge's words.
        public var reason: String
        /// Why there is no verdict, where there is none.
        public var unscored: UnscoredReason?
        /// Who decided in the judge's place, `nil` where the judge itself did.
        public var decidedBy: String?
    }

    /// The rows that another decided in the judge's place.
    public struct Decided: Sendable {
        /// Who decided, for example `rules`.
        public var by: String
        /// How far its verdicts agree with the given ones.
        public var agreement: Agreement
    }

    /// The kind of question.
    public var kind: JudgeKind
    /// The judge's name.
    public var judge: String
    /// Whether the given verdicts are people's, a model's, or both.
    public var sources: Set<GoldRow.Source>
    /// Agreement, Cohen's κ and the confusion on the rows that the judge itself was asked about, unscored counted.
    public var agreement: Agreement
    /// The rows that others decided before the judge was asked.
    public var decidedByOthers: [Decided]
    /// The rows on which the verdict differs, for a reader; those that others decided among them.
    public var differing: [Differing]

    /// How many rows the judge itself was asked about.
    public var asked: Int { agreement.confusion.total + agreement.confusion.unscored.reduce(0, +) }
    /// How many of them it answered with a verdict.
    public var answered: Int { agreement.confusion.total }

    /// Asks a judge every question of some rows.
    /// - Parameters:
    ///   - judge: The judge.
    ///   - rows: Rows with verdicts, of one kind or more.
    ///   - parallel: Questions at once.
    /// - Returns: One check a kind, in the order of the kinds.
    /// - Throws: What the judge throws.
    public static func checks(of judge: any Judge, on rows: [GoldRow], parallel: Int) async throws -> [JudgeCheck] {
        let judged = try await rows.boundedMap(atOnce: parallel) { try await judge.ruling(on: $0.question) }
        return zip(rows, judged).grouped(by: \.0.question.kind).map { kind, pairs in
            JudgeCheck(kind: kind, judge: judge.name, pairs)
        }
    }

    private init(kind: JudgeKind, judge: String, _ pairs: [(GoldRow, Ruling)]) {
        self.kind = kind
        self.judge = judge
        sources = Set(pairs.map(\.0.source))
        agreement = Self.agreement(pairs.filter { $0.1.decidedBy == nil })
        let others = pairs.filter { $0.1.decidedBy != nil }.grouped { $0.1.decidedBy ?? "" }
        decidedByOthers = others.map { Decided(by: $0.key, agreement: Self.agreement($0.elements)) }
        differing = pairs.compactMap { row, ruling in
            guard let given = row.verdict, ruling.verdict != given else { return nil }
            return Differing(
                id: row.id, question: row.question, given: given, judged: ruling.verdict, reason: ruling.reason,
                unscored: ruling.unscored, decidedBy: ruling.decidedBy)
        }
    }

    private static func agreement(_ pairs: [(GoldRow, Ruling)]) -> Agreement {
        Agreement(
            pairs.enumerated().compactMap { index, pair in
                pair.0.verdict.map { VerdictPair(cluster: "\(index)", judged: pair.1.verdict, reference: $0) }
            })
    }
}
