import Candor

/// What was found in a file of pairs.
public struct PairCounts: Hashable, Sendable {
    /// Rows read, whatever became of them.
    public var read = 0
    /// Pairs handed out.
    public var used = 0
    /// Usable pairs that the sample left out.
    public var notSampled = 0
    /// Usable rows whose id, or whose texts where there is no id, stood in the file before.
    public var duplicates = 0
    /// Rows that could not be used, by reason.
    public var leftOut: [PairProblem: Int] = [:]
    /// What was wrong with the first ``examplesKept`` of them, with their lines.
    public var examples: [DataError] = []
    /// Pairs without a prompt of their own, for which the beginning that both texts share was taken.
    public var impliedPrompts = 0
    private var problems = RowProblems()

    /// How many rows are named with their lines: a file that is wrong throughout must not fill the memory.
    public static let examplesKept = 100

    /// Creates counts of nothing.
    public init() {}

    mutating func leaveOut(_ problem: PairProblem, _ error: DataError) {
        leftOut[problem, default: 0] += 1
        if examples.count < Self.examplesKept { examples.append(error) }
        problems.add(error)
    }

    /// The error of a file without a usable pair: the first reason of each kind, and what a row should be.
    /// - Parameter file: The file.
    public func nothingUsable(in file: String) -> DataError {
        .nothingUsable("has no usable pair", in: file, problems, .pairs)
    }
}
