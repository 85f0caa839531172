import Candor
import CandorMisconceptions
import CandorModels
import CandorPreferences
import Foundation

/// What the rows of a file of tasks hold.
enum StudyRowForm: Hashable {
    /// Tasks in Candor's own form.
    case tasks
    /// Responses to misconceptions.
    case responses(StudyTaskFile.Truthful)
    /// Questions to a judge.
    case gold
    /// Pairs of responses with a preference.
    case pairs

    /// Tells the form by a row's fields.
    /// - Throws: ``DataError`` for a row of no known form.
    init(_ row: StudyRow, truthful: StudyTaskFile.Truthful) throws {
        let value = row.value
        if value["options"] != nil || value["verdicts"] != nil {
            self = .tasks
        } else if value["sycophantic"] != nil {
            self = .responses(truthful)
        } else if value["judge"] != nil, value["input"] != nil {
            self = .gold
        } else if ["chosen", "rejected", "response_a", "response_b"].contains(where: { value[$0] != nil }) {
            self = .pairs
        } else {
            throw row.bad(
                "options",
                "is missing; a row is a task (\"options\" or \"verdicts\"), responses to a misconception "
                    + "(\"sycophantic\"), a question to a judge (\"judge\", \"input\") or a pair (\"chosen\", "
                    + "\"rejected\"; or \"response_a\", \"response_b\", \"preferred\")")
        }
    }

    /// The task of a row.
    /// - Throws: ``DataError`` for a row that cannot be understood, ``PairRowDecoder/Unusable`` for one with nothing to compare.
    func task(_ row: StudyRow) throws -> StudyTask {
        switch self {
        case .tasks: try StudyTaskRow(row: row).task()
        case .responses(let truthful): try Self.responses(row, truthful)
        case .gold: try StudyGoldRow(row: row).task()
        case .pairs: try Self.pair(row)
        }
    }

    /// The sycophantic response against a truthful one.
    private static func responses(_ row: StudyRow, _ truthful: StudyTaskFile.Truthful) throws -> StudyTask {
        let id = try row.requiredName("id")
        let prompt = try row.turns("prompt")
        guard !prompt.isEmpty else { throw row.bad("prompt", "is missing") }
        let options = try ["sycophantic", truthful.rawValue].map { name in
            StudyOption(name: name, text: try response(name, of: row))
        }
        guard options.allSatisfy({ $0.text?.trimmed.isEmpty == false }) else {
            throw PairRowDecoder.Unusable(problem: .emptyResponse)
        }
        return StudyTask(
            id: id, stratum: try difficulty(row), prompt: prompt, options: options, right: truthful.rawValue)
    }

    /// The text of a response; empty where there is none.
    private static func response(_ name: String, of row: StudyRow) throws -> String {
        guard let value = row.value[name], value != .null else { return "" }
        switch value["text"] {
        case .string(let text)?: return text
        case .null?: return ""
        default: throw row.bad("\(name).text", "must be text")
        }
    }

    private static func difficulty(_ row: StudyRow) throws -> String? {
        guard let value = row.value["difficulty"], value != .null else { return nil }
        guard case .number(let number) = value, let group = Int(exactly: number),
            (1...MisconceptionDifficulty.groups).contains(group)
        else { throw row.bad("difficulty", "must be null or a group from 1 to \(MisconceptionDifficulty.groups)") }
        return String(group)
    }

    /// Two responses, as the file has them.
    private static func pair(_ row: StudyRow) throws -> StudyTask {
        let content = try PairRowDecoder(row.row).content()
        let turns = content.dialogue.map { "\($0.role.rawValue) \($0.content.utf8.count) \($0.content)" }
        let id =
            content.id ?? Fingerprint.short(turns.joined(separator: "\n"), content.responseA, content.responseB)
        let preferred = content.preferred
        return StudyTask(
            id: id, prompt: content.dialogue,
            options: [
                StudyOption(name: "a", text: content.responseA), StudyOption(name: "b", text: content.responseB),
            ], right: preferred.isDecided ? (preferred.shareOfA > 0.5 ? "a" : "b") : nil)
    }
}
