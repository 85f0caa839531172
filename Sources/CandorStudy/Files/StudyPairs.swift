import CandorMisconceptions
import CandorModels

/// What raters preferred of two responses, as a file of pairs: `pairs.jsonl`.
///
/// Each row is `{"id", "dialogue", "response_a", "response_b", "preferred", "names", "ratings"}`; `preferred` is the share of
/// the answers that prefers A, ties counting ½. `PairReader` reads it, so that `candor pm check --pairs` compares a
/// preference model with people. Comments from a judge's questions are no responses to a prompt: they are in ``StudyGold``.
public struct StudyPairs: Sendable {
    /// The rows, in the order of the tasks.
    public var rows: [JSONValue] = []
    /// How many pairs have no answer yet.
    public var unrated = 0
    /// How many pairs answer no user's turn, and can therefore not be scored.
    public var withoutPrompt = 0

    /// Counts the votes on the tasks that are pairs of responses.
    /// - Parameters:
    ///   - tasks: A study's tasks; others have no part in it.
    ///   - ratings: The answers; those of excluded raters do not count.
    public init(tasks: [StudyTask], ratings: [StudyRating]) {
        let ofTask = Dictionary(grouping: ratings, by: \.task)
        for task in tasks where task.purpose == .rated && task.isPair && task.gold == nil {
            let votes = StudyVotes(on: task, ofTask[task.id] ?? [])
            if votes.count == 0 {
                unrated += 1
            } else if task.prompt.last?.role != .user {
                withoutPrompt += 1
            } else {
                rows.append(.object(Self.row(task, votes)))
            }
        }
    }

    /// The rows as JSON Lines.
    /// - Throws: What the encoder throws.
    public func jsonLines() throws -> String { try rows.jsonLines() }

    private static func row(_ task: StudyTask, _ votes: StudyVotes) -> [String: JSONValue] {
        let names = task.options.map(\.name)
        var row: [String: JSONValue] = [
            "id": .string(task.id),
            "dialogue": .array(
                task.prompt.map { .object(["role": .string($0.role.rawValue), "content": .string($0.content)]) }),
            "response_a": .string(task.options[0].text ?? ""), "response_b": .string(task.options[1].text ?? ""),
            "preferred": .number(votes.shareOfFirst), "names": .array(names.map { .string($0) }),
            "ratings": .number(Double(votes.count)),
        ]
        if names.contains("sycophantic") {
            row["notice"] = .string(MisconceptionNotice.text)
            row["canary"] = .string(MisconceptionNotice.canary)
        }
        return row
    }
}
