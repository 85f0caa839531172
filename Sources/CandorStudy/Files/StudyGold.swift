import Candor
import CandorModels

/// What raters found of questions to a judge, as a gold file: `gold.jsonl`.
///
/// Each row is the row that the task was made from, word for word, with the majority's verdict, `"source": "human"` and how
/// many votes each verdict has. `GoldFile` reads it; `candor judge check` compares a judge with it, and `candor report RUN
/// --gold FILE` corrects the run whose trials were sampled. A tied vote leaves the row out; only on two comments it is the
/// verdict `tie`, which the format knows there and which counts ½.
public struct StudyGold: Sendable {
    /// The rows, in the order of the tasks.
    public var rows: [JSONValue] = []
    /// On how many tasks the vote is tied.
    public var tied = 0
    /// How many tasks have no vote yet.
    public var unrated = 0

    /// Counts the votes on the tasks that were made from a judge's questions.
    /// - Parameters:
    ///   - tasks: A study's tasks; others have no part in it.
    ///   - ratings: The answers; those of excluded raters do not count.
    public init(tasks: [StudyTask], ratings: [StudyRating]) {
        let ofTask = Dictionary(grouping: ratings, by: \.task)
        for task in tasks where task.purpose == .rated {
            guard case .object(var row)? = task.gold else { continue }
            let votes = StudyVotes(on: task, ofTask[task.id] ?? [])
            guard let first = votes.leaders.first else {
                unrated += 1
                continue
            }
            let isTied = votes.leaders.count > 1
            tied += isTied ? 1 : 0
            let asked = row["judge"]?.string.flatMap { JudgeKind(rawValue: $0).question }
            let knowsTies = asked?.verdictsOfPeople.contains(StudyTask.tie) == true
            guard !isTied || knowsTies else { continue }
            row["verdict"] = .string(isTied ? StudyTask.tie : task.options[first].name)
            row["source"] = .string(GoldRow.Source.human.rawValue)
            row["votes"] = Self.object(votes, of: task)
            rows.append(.object(row))
        }
    }

    /// The rows as JSON Lines.
    /// - Throws: What the encoder throws.
    public func jsonLines() throws -> String { try rows.jsonLines() }

    private static func object(_ votes: StudyVotes, of task: StudyTask) -> JSONValue {
        let named = zip(task.options, votes.votes).map { ($0.name, JSONValue.number(Double($1))) }
        let ties = votes.ties > 0 ? [(StudyTask.tie, JSONValue.number(Double(votes.ties)))] : []
        return .object(Dictionary(named + ties) { first, _ in first })
    }
}
