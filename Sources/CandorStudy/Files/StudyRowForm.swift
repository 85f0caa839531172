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

/// A question to a judge, put to raters.
///
/// Two comments become a pair. Everything else becomes a dialogue with the verdicts below it. The words are the question's own.
struct StudyGoldRow {
    let row: StudyRow

    /// The task; it carries the row in ``StudyTask/gold``. A row of a run's sample is named after trial and question, because a
    /// trial may have several, and tasks of one trial are of one claim. The stratum is the kind of question.
    /// - Throws: ``DataError`` with the field that cannot be used.
    func task() throws -> StudyTask {
        guard let gold = try GoldRowDecoder(row.row).rows().first else { throw row.bad("judge", "asks nothing") }
        let asked = gold.question.forRaters
        let options = asked.options.map { StudyOption(name: $0.verdict, text: $0.text) }
        return StudyTask(
            id: gold.name.map { "\(gold.id)/\($0)" } ?? gold.id, claim: gold.id,
            stratum: gold.question.kind.rawValue, question: asked.text, prompt: asked.dialogue, options: options,
            right: gold.verdict.flatMap { verdict in options.contains { $0.name == verdict } ? verdict : nil },
            gold: row.value)
    }
}

/// A task in Candor's own form.
struct StudyTaskRow {
    let row: StudyRow

    /// The task.
    /// - Throws: ``DataError`` with the field that cannot be used.
    func task() throws -> StudyTask {
        let options = try options()
        let purpose = try purpose()
        let right = try row.name("right")
        if let right, !options.contains(where: { $0.name == right }) {
            throw row.bad("right", "'\(right)' is none of \(options.map(\.name).joined(separator: ", "))")
        }
        guard right != nil || purpose == .rated else {
            throw row.bad("right", "is missing; practice and checks need an option that is right")
        }
        return StudyTask(
            id: try row.requiredName("id"), claim: try row.name("claim"), purpose: purpose,
            stratum: try row.name("stratum"), question: try row.optionalText("question"),
            prompt: try row.turns("prompt"), options: options, right: right,
            explanation: try row.optionalText("explanation"))
    }

    private func purpose() throws -> StudyTask.Purpose {
        guard let name = try row.optionalText("purpose") else { return .rated }
        guard let purpose = StudyTask.Purpose(rawValue: name) else {
            let known = StudyTask.Purpose.allCases.map(\.rawValue).joined(separator: ", ")
            throw row.bad("purpose", "'\(name)' is none of \(known)")
        }
        return purpose
    }

    private func options() throws -> [StudyOption] {
        let field = row.value["options"] == nil ? "verdicts" : "options"
        guard row.value["options"] == nil || row.value["verdicts"] == nil else {
            throw row.bad("verdicts", "stands beside options; a task has one of them")
        }
        guard let elements = row.value[field]?.array, elements.count > 1 else {
            throw row.bad(field, "must be a list of two or more")
        }
        let options = try elements.enumerated().map { index, element in
            field == "options" ? try option(element, "options[\(index)]") : try verdict(element, "verdicts[\(index)]")
        }
        let names = options.map(\.name)
        guard Set(names).count == names.count else { throw row.bad(field, "has two of one name") }
        guard !names.contains(StudyTask.tie) else {
            throw row.bad(field, "'\(StudyTask.tie)' is what a rater says who finds none better, and no option's name")
        }
        return options
    }

    private func option(_ element: JSONValue, _ field: String) throws -> StudyOption {
        guard let name = element["name"]?.plainText, !name.trimmed.isEmpty else {
            throw row.bad(field + ".name", "must be text")
        }
        guard let text = element["text"]?.string, !text.trimmed.isEmpty else {
            throw row.bad(field + ".text", "must be text; verdicts without a text stand under \"verdicts\"")
        }
        return StudyOption(name: name, text: text)
    }

    private func verdict(_ element: JSONValue, _ field: String) throws -> StudyOption {
        guard let name = element.string, !name.trimmed.isEmpty else { throw row.bad(field, "must be text") }
        return StudyOption(name: name)
    }
}
