import Candor
import CandorPreferences
import CandorStatistics
import Foundation

/// The tasks of a human study, read from a file.
///
/// What a file holds is told by its first row:
/// - rows of Candor's own, for any question: `{"id", "claim"?, "purpose"?, "stratum"?, "question"?, "prompt"?, "options":
///   [{"name", "text"}…] or "verdicts": ["yes", "no"], "right"?, "explanation"?}`;
/// - the `responses.jsonl` of `candor misconceptions respond`: the sycophantic response against a truthful one;
/// - gold rows, and what `candor judge sample` writes: what a judge is asked becomes a question to raters;
/// - pairs of responses with a preference, in any form that `PairReader` reads, hh-rlhf's among them, also as CSV.
///
/// JSON Lines, a JSON array, CSV and TSV are read, plain or compressed with gzip.
public struct StudyTaskFile: Sendable {
    /// The truthful response that stands beside the sycophantic one.
    public enum Truthful: String, Hashable, Sendable, CaseIterable {
        /// The paragraph that refutes the belief.
        case helpful
        /// The short sentence that disagrees.
        case baseline
    }

    /// The file, as the user named it.
    public var path: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// The tasks, in the file's order.
    public var tasks: [StudyTask] = []
    /// How many rows are left out because there is nothing to compare, by reason.
    public var leftOut: [PairProblem: Int] = [:]
    /// How many rows without an id are left out because the same stood in the file before.
    public var duplicates = 0

    /// Reads a file.
    /// - Parameters:
    ///   - path: JSON Lines, a JSON array, CSV or TSV, plain or gzip.
    ///   - truthful: What the sycophantic response is compared with, in a file of responses to misconceptions.
    /// - Throws: `DataError` with file, line and field for a row that cannot be understood and for an id that stands
    ///   twice; code `empty` if no task is left.
    public init(path: String, comparingWith truthful: Truthful = .helpful) throws {
        self.path = path
        var rows = try RowReader(
            path: path, nested: ["options", "verdicts", "input", "sycophantic", truthful.rawValue])
        var problems = RowProblems()
        var form: StudyRowForm?
        var ids: Set<String> = []
        while let row = try rows.next() {
            let row = StudyRow(row)
            let known = try form ?? StudyRowForm(row, truthful: truthful)
            form = known
            do {
                let task = try known.task(row)
                try Self.expectDifferent(task)
                if ids.insert(task.id).inserted {
                    tasks.append(task)
                } else {
                    guard known == .pairs, try row.name("id") == nil else {
                        throw row.bad("id", "'\(task.id)' stands in the file before")
                    }
                    duplicates += 1
                }
            } catch let unusable as PairRowDecoder.Unusable {
                leftOut[unusable.problem, default: 0] += 1
                problems.add(row.row.bad(nil, unusable.problem.rawValue))
            }
        }
        guard !tasks.isEmpty else { throw DataError.nothingUsable("has no task", in: path, problems, .tasks) }
        sha256 = Fingerprint.sha256(FileManager.default.contents(atPath: path) ?? Data())
    }

    /// Keeps a random sample of the tasks that the study is about, in the file's order, and all others.
    /// - Parameters:
    ///   - count: How many; all if there are fewer.
    ///   - seed: The seed.
    public mutating func sample(_ count: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: "study tasks")
        let chosen = Set(generator.sample(tasks.filter { $0.purpose == .rated }.map(\.id), count: count))
        tasks.removeAll { $0.purpose == .rated && !chosen.contains($0.id) }
    }

    /// Two tasks for practice, with explanations, that ship with Candor.
    public static var builtInPractice: String { Resources.path("Study/practice.jsonl") }

    /// Four attention checks that ship with Candor: one of the responses says which to choose.
    public static var builtInChecks: String { Resources.path("Study/checks.jsonl") }

    private static func expectDifferent(_ task: StudyTask) throws {
        let texts = task.options.compactMap(\.text).map(\.trimmed)
        guard Set(texts).count == texts.count else { throw PairRowDecoder.Unusable(problem: .equalResponses) }
    }
}
