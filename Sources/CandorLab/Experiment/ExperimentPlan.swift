import Candor

/// A kind of experiment: a value that says what is wanted, whose coding is the experiment file.
///
/// A kind is its folder and one line: a type that conforms, what it finds, and its place in ``Experiment/plans``. What a file may
/// say, `candor run` and the names in errors follow from there; `Schemas/experiment.schema.json` is tested against it.
///
/// `init(from:)` is `try self.init(ExperimentFile(from: decoder))`, so that what a file cannot say no decoder takes either;
/// `encode(to:)` writes `kind` and what differs from the defaults.
package protocol ExperimentPlan: Codable, Hashable, Sendable {
    /// What is found.
    associatedtype Outcome: Sendable

    /// The file's `kind`.
    static var kind: ExperimentKind { get }

    /// The keys that a file may have besides `kind`, in the order in which errors name them.
    static var keys: [String] { get }

    /// The files by which a run's folder is known again, first the one that has what was found; none where a kind has no such folder.
    static var files: [String] { get }

    /// How a run that has not ended is continued, in words.
    static var continuing: String { get }

    /// Where the files of the run go; `nil` for where the command or the program says.
    var out: String? { get set }

    /// The store of answers and runs; `nil` for where the command or the program says.
    var store: String? { get set }

    /// The probes that it brings along: known for as long as it is run and shown.
    var ownProbes: [any Probe] { get }

    /// Reads a plan; that the file is of this kind and has no other keys has been seen to by ``init(checked:)``.
    /// - Throws: `DataError` with the line of what is wrong.
    init(_ file: ExperimentFile) throws

    /// Runs it; its ``store`` is passed over, because answers are in the laboratory's.
    func run(in lab: Lab) async throws -> Outcome
}

extension ExperimentPlan {
    package static var files: [String] { [] }

    package static var continuing: String { "the command that began it goes on with it" }

    package var ownProbes: [any Probe] { [] }

    /// All keys of a file of this kind.
    package static var fileKeys: [String] { ["kind"] + keys }

    /// What it is equal by, among plans of all kinds.
    var hashable: AnyHashable { AnyHashable(self) }
}
