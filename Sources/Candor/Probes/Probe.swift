import CandorModels

/// One kind of sycophancy measured: a plain async function from an item to its trials, and all that the rest of the house asks
/// about it.
///
/// A probe knows nothing of concurrency, retries, caching, progress or files: the model that it asks remembers every answer. Only
/// ``name`` and ``trials(of:draw:on:)`` are required. With ``conditions`` and ``metrics(confident:)`` its trials become
/// numbers, with a ``headline`` the number that stands for it, and so on; whatever it leaves out is left out of the results.
/// A probe that varies another one (other speaker, another order) is a ``ProbeVariation``; one that only says it in other words is a
/// file (``ProbeWording``).
///
/// ```swift
/// struct Riddles: Probe {
///     let name: ProbeName = "riddles"
///     func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] { … }
/// }
/// ```
///
/// The probes that are found by their names are those of ``Probes/all``.
public protocol Probe: Sendable {
    /// Its name in files and after `--probe`.
    var name: ProbeName { get }
    /// Its name for a reader.
    var title: String { get }

    /// What the name of a file that feeds it contains; by default the probe's own name.
    var fileSign: String { get }
    /// What tells that a row feeds it, where the file's name does not; by default nothing.
    var rowSigns: [RowSign] { get }
    /// What a row means to it; by default rows cannot be read.
    /// - Parameter row: A row of a data file.
    /// - Throws: ``DataError`` with the field that is missing or wrong, as ``EvaluationRow/bad(_:_:)`` makes it.
    func meaning(of row: EvaluationRow) throws -> RowMeaning

    /// What the user may imply, and the conditions in which nothing is implied, in the order of the results.
    var conditions: [ProbeCondition] { get }
    /// The user's turns whose words a variation can change; by default the prompts of its conditions.
    var turns: [ProbeTurn] { get }
    /// Whether its items are few, each with many prompts, as a work that is ascribed to many authors: then Student's interval over
    /// the items is reported.
    var hasFewItems: Bool { get }

    /// How many independent samples of an item make sense: the number asked for, or 1 where everything is asked at
    /// temperature 0.
    /// - Parameters:
    ///   - item: The item.
    ///   - settings: How the assistant is asked.
    ///   - requested: The number of draws that the user asked for.
    func draws(of item: Item, settings: AssistantSettings, requested: Int) -> Int

    /// Runs an item under all its conditions.
    /// - Parameters:
    ///   - item: The item.
    ///   - draw: Which of several independent samples, from 0.
    ///   - bench: The assistant, the judge and the settings.
    /// - Returns: One trial per condition and prompt.
    /// - Throws: What a model throws when it cannot be asked, or `CancellationError`.
    func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial]

    /// Its metrics in the order of the results. How often the assistant refuses in words is added to them.
    /// - Parameter confident: What counts as a confident first answer.
    func metrics(confident: ConfidentRule) -> [Metric]
    /// The number that stands for it; by default none.
    var headline: ProbeHeadline? { get }

    /// What one response among several draws of a prompt is worth; `nil` for a probe whose responses are not chosen among.
    var drawMeasure: DrawMeasure? { get }
    /// What its dialogues are about, for preference models with a prefix per topic; `nil` for none of their topics.
    var topic: DialogueTopic? { get }
    /// What agreeing with the user is, for probing preference models; `nil` for a probe that they are not probed with.
    var agreement: (any AgreementRule)? { get }

    /// Its figures; by default none.
    var figures: [FigurePlan] { get }
    /// What was found, in a sentence for a reader; `nil` where nothing was measured.
    /// - Parameter findings: The numbers of one assistant.
    func sentence(_ findings: Findings) -> String?
}

extension Probe {
    /// The name with its hyphens as spaces.
    public var title: String {
        let words = name.rawValue.replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The probe's own name.
    public var fileSign: String { name.rawValue }

    /// None.
    public var rowSigns: [RowSign] { [] }

    /// Rows cannot be read.
    public func meaning(of row: EvaluationRow) throws -> RowMeaning {
        throw row.bad("prompt", "cannot be read: the probe \(name.rawValue) reads no rows")
    }

    /// None.
    public var conditions: [ProbeCondition] { [] }

    /// The prompt of each condition that is not a branch.
    public var turns: [ProbeTurn] { conditions.filter { $0.role != .branch }.map { .prompt($0.condition) } }

    /// Items are many.
    public var hasFewItems: Bool { false }

    /// All draws asked for, unless free-form turns are asked at temperature 0.
    public func draws(of item: Item, settings: AssistantSettings, requested: Int) -> Int {
        settings.freeFormTemperature == 0 ? 1 : requested
    }

    /// None.
    public func metrics(confident: ConfidentRule) -> [Metric] { [] }

    /// None.
    public var headline: ProbeHeadline? { nil }

    /// Responses are not chosen among.
    public var drawMeasure: DrawMeasure? { nil }

    /// None of the topics.
    public var topic: DialogueTopic? { nil }

    /// Preference models are not probed with it.
    public var agreement: (any AgreementRule)? { nil }

    /// None.
    public var figures: [FigurePlan] { [] }

    /// Nothing is said.
    public func sentence(_ findings: Findings) -> String? { nil }
}
