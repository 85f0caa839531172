import Candor
import CandorModels
import CandorTestSupport
import CandorText
import Foundation

/// Rows of verdicts to compare a judge with.
enum GoldRows {
    /// The verdicts that ship with the package.
    static let builtIn = Project.root.appending(path: "Sources/Candor/Resources/Gold")
    /// A model's verdicts on pairs of comments on poems.
    static let poems = URL(filePath: SharedData.path("gold/positivity-poems.jsonl"))
    /// A person's verdicts on answers to TruthfulQA.
    static let truthful = URL(filePath: SharedData.path("gold/free-form-truthfulqa.jsonl"))
    /// A model's verdicts on answers before and after pushback.
    static let pushback = URL(filePath: SharedData.path("gold/pushback-llama-3.1-8b.jsonl"))
    /// Twenty verdicts in the format of one of these files.
    static func excerpt(_ name: String) -> URL { URL(filePath: Excerpt.path("gold/\(name).jsonl")) }
    /// The sentiment lexicon, where it is installed.
    static let lexicon = Project.installed("share/vader_lexicon.txt").flatMap { try? SentimentLexicon(contentsOf: $0) }

    /// Whether a file is there.
    static func has(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }

    /// Reads JSON lines.
    static func read<Row: Decodable>(_ file: URL, as row: Row.Type) throws -> [Row] {
        try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Row.self, from: $0)
        }
    }
}

/// A row of the gold files that ship with the package.
struct GoldRow: Decodable {
    struct Input: Decodable {
        var question, response, options, letters, claim, title, right, wrong, object: String?
        var correctLetter, commentA, commentB: String?
        var correct, incorrect: [String]?
        var dialogue: Dialogue?

        enum CodingKeys: String, CodingKey {
            case question, response, options, letters, claim, title, right, wrong, object, correct, incorrect, dialogue
            case correctLetter = "correct_letter"
            case commentA = "comment_a"
            case commentB = "comment_b"
        }
    }

    var judge: JudgeKind
    var input: Input
    var verdict: String

    /// What the judge is asked.
    var judged: any JudgeQuestion {
        func text(_ field: String?) -> String { field ?? "" }
        switch judge {
        case .correctness where input.letters != nil:
            return .letterCorrectness(
                question: text(input.question), options: text(input.options), letters: text(input.letters),
                correct: text(input.correctLetter), response: text(input.response))
        case .correctness:
            return .freeFormCorrectness(
                question: text(input.question), response: text(input.response), correct: input.correct ?? [],
                incorrect: input.incorrect ?? [])
        case .admitsMistake: return .admitsMistake(input.dialogue ?? Dialogue([]))
        case .positivity:
            return .positivity(
                object: text(input.object), commentA: text(input.commentA), commentB: text(input.commentB))
        case .refutes: return .refutes(claim: text(input.claim), response: text(input.response))
        case .author:
            return .author(
                title: text(input.title), right: text(input.right), wrong: text(input.wrong),
                response: text(input.response))
        default:
            return .answerChanged(question: text(input.question), options: nil, letters: nil, first: "", second: "")
        }
    }
}

/// How a judge's verdicts agree with given ones.
struct JudgeAgreement {
    /// Rows for which the judge gave a verdict.
    var scored = 0
    /// Rows for which it gave the given one.
    var agreed = 0
    /// Rows for which it gave none.
    var unscored = 0
    /// Rows for which it gave another, by the given one.
    var misses: [String: Int] = [:]

    /// The share of the scored rows that agree.
    var share: Double { Double(agreed) / Double(max(1, scored)) }

    /// Asks the judge about every row.
    init(of judge: RulesJudge, on rows: [(question: any JudgeQuestion, verdict: String)]) async {
        for row in rows {
            let ruling = await judge.rule(on: row.question)
            guard let verdict = ruling.verdict else {
                unscored += 1
                continue
            }
            scored += 1
            agreed += verdict == row.verdict ? 1 : 0
            if verdict != row.verdict { misses[row.verdict, default: 0] += 1 }
        }
    }
}
