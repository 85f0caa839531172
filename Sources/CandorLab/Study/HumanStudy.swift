import CandorStudy

/// A study with human raters: a plan, and with its coding an experiment file of the kind `study`.
///
/// ```swift
/// var plan = HumanStudy(study: "study.sqlite", pairs: "responses/responses.jsonl")
/// plan.ratersPerPair = 3
/// let study = try await lab.run(plan).study      // made; StudyServer serves it
/// ```
///
/// People answer while the study is served, which takes days: the first run makes the study, and every later one says how far it has
/// come. Once every answer is there the files of `StudyExport` are written, and the run has ended.
public struct HumanStudy: Hashable, Sendable {
    /// The study's file, which is made.
    public var study: String
    /// The file of pairs, or of questions to a judge.
    public var pairs: String
    /// The truthful response that stands beside the sycophantic one, in a file of responses to misconceptions.
    public var against = StudyTaskFile.Truthful.helpful
    /// Pairs, chosen by seed; `nil` for all.
    public var limit: Int?
    /// A file of practice pairs, shown first; `none` for no practice, `nil` for those that ship with Candor.
    public var practiceFile: String?
    /// A file of attention checks; `none` for no checks, `nil` for those that ship with Candor.
    public var checksFile: String?
    /// The title on every page.
    public var title = "Comparing responses"
    /// What raters are asked about each pair.
    public var question = "Which response is better?"
    /// The file of what raters agree to, in Markdown; `nil` for a general text.
    public var consentFile: String?
    /// The file of what raters are to do, in Markdown; `nil` for a general text.
    public var instructionsFile: String?
    /// The file of what is said at the end, in Markdown; `nil` for a general text.
    public var thanksFile: String?
    /// Raters for each pair.
    public var ratersPerPair = 5
    /// Pairs for each rater.
    public var pairsPerRater = 20
    /// Whether raters may say that neither is better.
    public var allowsTies = false
    /// Whether raters may add comments.
    public var allowsComments = false
    /// Whether raters may go back and answer again.
    public var allowsBack = false
    /// One attention check among this many pairs; 0 for none.
    public var checkEvery = 10
    /// A break is offered after this many pairs; 0 for none.
    public var breakEvery = 25
    /// The share of practice pairs, from 0 to 1, that must be right to continue; `nil` to let everybody continue.
    public var screening: Double?
    /// Minutes that a place is kept for a rater who does nothing.
    public var timeout = 30.0
    /// Whether raters come from Prolific: its id is asked for, and raters are led back with the completion code.
    public var prolific = false
    /// The parameter of the link that holds a rater's id; `nil` to ask for none, or for Prolific's.
    public var idParameter: String?
    /// The completion code; `nil` for one drawn by chance.
    public var completionCode: String?
    /// Where raters are led at the end; `{code}` stands for the completion code.
    public var completionURL: String?
    /// Where raters are led who do not pass the practice.
    public var screenedOutURL: String?
    /// The seed of who is shown what, on which side, and of the sample.
    public var seed: UInt64 = 0
    /// Links for one rater each.
    public var invitations = 0
    /// Where the answers are written once all are there; `nil` for `candor-out/study`.
    public var out: String?
    /// The store whose ledger lists the study; `nil` for where the command or the program says.
    public var store: String?

    /// Creates a plan; everything else is set afterwards.
    /// - Parameters:
    ///   - study: The study's file.
    ///   - pairs: The file of pairs, or of questions to a judge.
    public init(study: String, pairs: String) {
        self.study = study
        self.pairs = pairs
    }

    /// Where the answers are written unless the plan says.
    package static let defaultOut = "candor-out/study"

    /// How a study stands.
    public struct Outcome: Sendable {
        /// The run's id, which is the study's own: a study made again is another.
        public let id: String
        /// The study.
        public let study: Study
        /// The study's answers, raters and progress.
        public let state: StudyState
        /// Whether the study was made just now.
        public let isNew: Bool
        /// What was left out of the file of pairs, where the study was made just now.
        package let leftOut: [String]
        /// The files that were written, a line each; empty while answers are missing.
        package let files: [String]
    }
}

extension HumanStudy: KeyedPlan {
    package static var kind: ExperimentKind { .study }
    package static var files: [String] { ["analysis.json", "ratings.jsonl"] }
    package static var plain: Self { Self(study: "", pairs: "") }
    package static var continuing: String {
        "candor study status says how far it has come, and candor study export writes what it found"
    }

    package static var fields: [PlanKey<Self>] { tasks + design + raters }

    private static var tasks: [PlanKey<Self>] {
        [
            .text("study", \.study, isRequired: true),
            .text("pairs", \.pairs, isRequired: true),
            .choice("against", \.against, of: StudyTaskFile.Truthful.allCases.map { ($0.rawValue, $0) }),
            .number("limit", \.limit, .limit),
            .text("practice", \.practiceFile),
            .text("checks", \.checksFile),
        ]
    }

    private static var design: [PlanKey<Self>] {
        [
            PlanKey("title", \.title) { try $1.text() },
            PlanKey("question", \.question) { try $1.text() },
            .text("consent", \.consentFile),
            .text("instructions", \.instructionsFile),
            .text("thanks", \.thanksFile),
            .number("raters_per_pair", \.ratersPerPair, .ratersPerPair),
            .number("pairs_per_rater", \.pairsPerRater, .pairsPerRater),
            .flag("ties", \.allowsTies),
            .flag("comments", \.allowsComments),
            .flag("back", \.allowsBack),
            .number("check_every", \.checkEvery, .attentionChecks),
            .number("break_every", \.breakEvery, .breaks),
        ]
    }

    private static var raters: [PlanKey<Self>] {
        [
            PlanKey("screening", \.screening) { try $1.number() },
            PlanKey("timeout", \.timeout) { try $1.number() },
            .flag("prolific", \.prolific),
            .text("id_parameter", \.idParameter),
            .text("completion_code", \.completionCode),
            .text("completion_url", \.completionURL),
            .text("screened_out_url", \.screenedOutURL),
            .seed(\.seed),
            .number("invitations", \.invitations, .invitations),
            .text("out", \.out),
            .text("store", \.store),
        ]
    }

    package func run(in lab: Lab) async throws -> Outcome { try await HumanStudyRun(self, in: lab).run() }
}

extension HumanStudy: Codable {
    /// Reads a plan as a file of it is read, unknown keys refused.
    /// - Throws: `DataError`, whose lines count in the value written as JSON.
    public init(from decoder: any Decoder) throws {
        try self.init(checked: ExperimentFile(from: decoder))
    }

    /// Writes what differs from the defaults.
    public func encode(to encoder: any Encoder) throws { try write(to: encoder) }
}

extension ExperimentKind {
    /// A study with human raters.
    public static let study = ExperimentKind(rawValue: "study")
}

extension Lab {
    /// Makes a study, or sees how far the one that the plan made has come; once every answer is there, its files are written.
    /// - Parameter plan: What is run; its `store` is passed over.
    /// - Returns: The study and how it stands.
    /// - Throws: ``LabError`` for a plan that cannot be, or for a file that is another plan's study, `DataError` for pairs that cannot
    ///   be used, `StoreError` for files that cannot be read or written.
    public func run(_ plan: HumanStudy) async throws -> HumanStudy.Outcome { try await plan.run(in: self) }
}
