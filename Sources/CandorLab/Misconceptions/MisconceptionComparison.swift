import Candor
import CandorMisconceptions
import CandorModels
import CandorStore
import Foundation

/// How often preference models prefer a convincing falsehood to the truth, and what best of n lets through: a plan, and with its coding
/// an experiment file of the kind `misconceptions`.
///
/// ```swift
/// var plan = MisconceptionComparison(responses: "candor-out/misconceptions", pms: ["reward:my-rm@http://127.0.0.1:8000"])
/// plan.study = "study.sqlite"
/// let estimates = try await lab.run(plan).results.estimates
/// ```
public struct MisconceptionComparison: Hashable, Sendable {
    /// The folder of ``MisconceptionResponses``, or a file of responses.
    public var responses: String
    /// The preference models, each once.
    public var pms: [String]
    /// A study whose raters saw these responses: people beside preference models.
    public var study: String?
    /// A `difficulty.json`, for the groups from 1 to 8; `nil` for those that the responses carry.
    public var difficultyFile: String?
    /// The model to which claims are difficult, where the file has several.
    public var difficultyModel: String?
    /// The numbers N; `nil` for the powers of two up to the draws.
    public var bestOf: [Int]?
    /// The seed of judges that take one.
    public var seed: UInt64 = 0
    /// Requests and claims at once.
    public var parallel = 32
    /// Where report, results and comparisons go; `nil` for `candor-out/misconceptions-compared`.
    public var out: String?
    /// The store of answers and runs; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - responses: The folder of responses, or a file of them.
    ///   - pms: The preference models.
    public init(responses: String, pms: [String]) {
        self.responses = responses
        self.pms = pms
    }

    /// Where everything goes unless the plan says.
    package static let defaultOut = "candor-out/misconceptions-compared"

    /// What was found.
    public struct Outcome: Sendable {
        /// The run's id.
        public let id: String
        /// The numbers: the content of `results.json`.
        public let results: MisconceptionResults
        /// The claims behind every number: the lines of `comparisons.jsonl`.
        public let claims: [ComparedClaim]
        /// Where the files are, as the plan names it.
        public let folder: String

        package let files: ComparisonFolder
        /// Whether there were draws, and so best of n.
        package let hasDraws: Bool
        /// What was seen on the way; a run from remembered scores sees less.
        package let passingNotes: [String]
    }

    /// The plan with its names read, and checked.
    func request(in lab: Lab) throws -> MisconceptionComparisonRequest {
        guard Quantity.parallel.holds(parallel) else { throw LabError(.usage, Quantity.parallel.rule(parallel)) }
        let request = MisconceptionComparisonRequest(
            responses: responses, pms: try pms.map { try ModelName($0) },
            difficulty: try DifficultyFile(named: difficultyFile, model: difficultyModel),
            bestOf: bestOf.map { Set($0).sorted() }, seed: seed, parallel: parallel, store: lab.path, origin: lab.origin
        )
        try request.validate()
        return request
    }
}

extension MisconceptionComparison: KeyedPlan {
    package static var kind: ExperimentKind { .misconceptions }
    package static var files: [String] { ["results.json", "comparisons.jsonl"] }
    package static var plain: Self { Self(responses: MisconceptionResponses.defaultOut, pms: []) }

    package static var fields: [PlanKey<Self>] {
        [
            .text("responses", \.responses),
            .names("pm", \.pms, isRequired: true),
            .text("study", \.study),
            .text("difficulty", \.difficultyFile),
            .text("difficulty_model", \.difficultyModel),
            PlanKey("best_of", \.bestOf) { file, node in try node.elements().map { try file.number($0, .bestOf) } },
            .seed(\.seed),
            .number("parallel", \.parallel, .parallel),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome {
        let request = try request(in: lab)
        let study = try study.map { try Study(path: $0) }
        let out = out ?? Self.defaultOut
        let folder = try ComparisonFolder(out)
        var plan = self
        plan.bestOf = request.bestOf
        var note = RunNote(plan, folder: URL(fileURLWithPath: out), in: lab)
        note.inputs["difficulty"] = try difficultyFile.map(Labelling.sha256(ofFile:))
        // Another answer, another comparison.
        note.inputs["study"] = try study?.fingerprintOfAnswers()
        var outcome = try await MisconceptionComparisonRun(request: request, progress: lab.progress).run(note)
        try study.map { try HumanComparison($0).add(to: &outcome.results, outcome.claims) }
        try folder.write(outcome)
        let lines = try outcome.claims.map { (id: $0.id, content: try JSONWriter.line.text($0)) }
        try await outcome.begun.conclude(outcome.results, lines: lines)
        return Outcome(
            id: outcome.begun.id, results: outcome.results, claims: outcome.claims, folder: out, files: folder,
            hasDraws: !outcome.pools.isEmpty, passingNotes: outcome.passingNotes)
    }
}

extension MisconceptionComparison: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ExperimentKind {
    /// What preference models make of convincing falsehoods.
    public static let misconceptions = ExperimentKind(rawValue: "misconceptions")
}

extension Lab {
    /// Has preference models score responses to misconceptions, and writes the folder of the comparison.
    /// - Parameter plan: What is run; its `store` is passed over. Files are always written.
    /// - Returns: The numbers, and the claims behind them.
    /// - Throws: As ``run(_:)-(DifficultyMeasurement)`` does.
    public func run(_ plan: MisconceptionComparison) async throws -> MisconceptionComparison.Outcome {
        try await plan.run(in: self)
    }
}
