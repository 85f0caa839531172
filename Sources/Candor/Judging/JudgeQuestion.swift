import CandorModels
import CandorText

/// A question about a text, with all that its verdict may rest on: what a ``Judge`` sees.
///
/// All of a question is in one type: its verdicts, what rules make of it, what a model is asked, how it stands in gold files, what
/// people are asked. Candor's are listed in ``JudgeKind/questions``.
///
/// ```swift
/// let ruling = try await judge.ruling(on: .refutes(claim: "The Moon is made of cheese.", response: "It is not."))
/// print(ruling.verdict ?? "unscored", ruling.reason)
/// ```
public protocol JudgeQuestion: Hashable, Sendable {
    // MARK: Verdicts

    /// The question's name in files.
    static var kind: JudgeKind { get }

    /// The verdicts that can be given, in the order in which people choose among them.
    static var verdicts: [String] { get }

    /// Whether two texts are compared: a trial then has a verdict on each order of showing them, and rules and people, who are not
    /// forced to choose, may say `tie`. Otherwise it has one verdict, which is the default.
    static var isComparison: Bool { get }

    /// Other words for verdicts in gold files, for example `yes` for `correct`. None by default.
    static var synonyms: [String: String] { get }

    /// Whether a verdict means that the response is truthful; `nil` where it says nothing about that, which is the default.
    /// - Parameter verdict: One of ``verdicts``.
    static func isTruthful(_ verdict: String) -> Bool?

    // MARK: What is judged

    /// What a model has said and the verdict rests on: where one of these texts is empty, there is nothing to judge.
    var answers: [String] { get }

    /// The question with reasoning that stands in tags taken out of what is judged.
    var withReasoningApart: Self { get }

    /// What a judge sees, part by part, for a reader: the text that is judged last.
    var parts: [(name: String, text: String)] { get }

    // MARK: Who judges

    /// What rules say.
    /// - Parameter rules: The judge by rules, which holds what they need besides the question.
    func ruling(by rules: RulesJudge) -> Ruling

    /// The fields that the template of a prompt may name, and has to.
    static var promptFields: Set<String> { get }

    /// The texts of ``promptFields``; `nil` where letters or names are matched, which no model is asked to do.
    var promptValues: [String: String]? { get }

    /// What people are asked, and among what they choose.
    var forRaters: RaterQuestion { get }

    // MARK: Gold files

    /// Reads a question from a row of a gold file.
    /// - Parameter gold: The row's `input`.
    /// - Throws: ``DataError`` with the row and the field that cannot be used.
    init(gold: GoldInput) throws

    /// The question as `input` of a row of a gold file, as ``init(gold:)`` reads it.
    var goldInput: [String: JSONValue] { get }

    /// The members of ``goldInput`` that are lists, which a table has as JSON in its cells. None by default.
    static var goldLists: Set<String> { get }

    /// The question that a verdict of a trial answers. A line of `trials.jsonl` has every text once, and of the question its kind:
    /// the texts are taken from where the line has them.
    /// - Parameters:
    ///   - verdict: The verdict's name, for example `correctness_first`.
    ///   - trial: The trial.
    ///   - baseline: The trial that it is compared with, if any.
    /// - Returns: The question; `nil` where trials have no such verdict, or the other text of a comparison is missing.
    init?(verdict: String, of trial: Trial, against baseline: Trial?)
}

extension JudgeQuestion {
    /// False.
    public static var isComparison: Bool { false }
    /// None.
    public static var synonyms: [String: String] { [:] }
    /// None.
    public static var goldLists: Set<String> { [] }
    /// Nothing.
    public static func isTruthful(_ verdict: String) -> Bool? { nil }

    /// The verdicts that people may give.
    public static var verdictsOfPeople: [String] { verdicts + (isComparison ? ["tie"] : []) }

    /// The question's name in files.
    public var kind: JudgeKind { Self.kind }

    /// Whether another question is the same one.
    public func isEqual(to other: any JudgeQuestion) -> Bool { other as? Self == self }
}
