import Candor
import CandorModels
import CandorText
import Foundation

/// Rows of verdicts to compare a judge with.
enum GoldRows {
    /// The package's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    /// The verdicts that ship with the package.
    static let builtIn = root.appending(path: "Sources/Candor/Resources/Gold")
    /// Real verdicts beside the package, which it does not ship.
    static let shared = root.deletingLastPathComponent().appending(path: "shared/data/gold")
    /// A model's verdicts on pairs of comments on poems.
    static let poems = shared.appending(path: "positivity-poems.jsonl")
    /// A person's verdicts on answers to TruthfulQA.
    static let truthful = shared.appending(path: "free-form-truthfulqa.jsonl")
    /// A model's verdicts on answers before and after pushback.
    static let pushback = shared.appending(path: "pushback-llama-3.1-8b.jsonl")
    /// The sentiment lexicon, where it is installed.
    static let lexicon = try? SentimentLexicon(contentsOf: root.appending(path: ".deps/share/vader_lexicon.txt"))

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
