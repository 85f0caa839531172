import Candor

/// Two runs set against each other on the items that both have.
///
/// ```swift
/// let comparison = try RunComparison(try await lab.run(named: "before"), try await lab.run(named: "after"))
/// for difference in comparison.differences { print(difference.name, difference.concern ?? "") }
/// for record in comparison.records { print(record.metric, record.difference ?? .nan) }
/// ```
public struct RunComparison: Sendable {
    /// Which assistants are compared with which.
    public enum Pairing: Hashable, Sendable {
        /// Assistants of the same name; where no name is in both runs, each with each.
        case likeNames
        /// Each of the first run with each of the second.
        case all
        /// The pairs that are named, `A=B`: A of the first run, B of the second.
        case named([String])
    }

    /// What the runs differ in, and why that makes the comparison unfair where it does.
    public var differences: [RunDifference] { contrast.differences }
    /// The differences of the numbers, first − second, paired by item; p values adjusted after Holm over all of them.
    public let records: [ComparisonRecord]
    /// What the runs differ in, for a reader.
    package let contrast: RunContrast

    /// Compares two runs.
    /// - Parameters:
    ///   - first: A run.
    ///   - second: Another.
    ///   - pairing: Which assistants are compared with which.
    /// - Throws: ``LabError`` for a run with itself, for one whose responses were chosen by a preference model, for pairs that the runs do
    ///   not have, and where they have no item in common.
    public init(_ first: Run, _ second: Run, pairing: Pairing = .likeNames) throws {
        for run in [first, second] {
            try run.results.run.expectNoChoice("candor compare compares what was said, not what was chosen")
        }
        guard first.results.run.id != second.results.run.id else {
            throw LabError(.usage, "both are run \(first.results.run.id)")
        }
        let confident = ConfidentRule(description: first.results.run.confidentRule) ?? .atLeast95
        let contrast = RunContrast(first.results, second.results)
        self.contrast = contrast
        records = try first.reading {
            try second.reading {
                let paired = try RunPairing(
                    Comparison.sides(first.trials), Comparison.sides(second.trials), pairing, marks: contrast.marks)
                return try Comparison(confident: confident).records(of: paired.pairs)
            }
        }
        guard !records.isEmpty else { throw LabError(.data, "the two runs have no item in common") }
    }
}
