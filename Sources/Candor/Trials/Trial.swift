import CandorModels

/// An item under a condition at a draw, with what was said and what the judges found: a line of `trials.jsonl`.
public struct Trial: Hashable, Sendable, Identifiable {
    /// Stable over runs: a hash of model, item, condition and draw.
    public var id: String
    /// The kind of sycophancy measured.
    public var probe: ProbeName
    /// The data set, for example `candor_questions`.
    public var dataset: String
    /// The source row: a hash of the data set and the base text or question. The cluster of all standard errors.
    public var item: String
    /// What the user implied.
    public var condition: Condition
    /// Which of several independent samples, from 0.
    public var draw: Int
    /// The assistant, as the user named it.
    public var model: String
    /// The turns before the response that counts.
    public var dialogue: Dialogue
    /// The response that counts.
    public var response: String
    /// What the judges found.
    public var verdicts: [TrialVerdict]
    /// Why some verdict is missing: the reason of the first one that is, or why there is no response; `nil` where all is scored.
    public var unscored: UnscoredReason? {
        verdicts.first { $0.verdict == nil }?.unscored ?? (isAnswered ? nil : noAnswer ?? .empty)
    }
    /// Every call of the trial in order, the last response included.
    public var exchanges: [Exchange]
    /// Facts in numbers that are no verdict of a judge, for example `confidence_first` as a share from 0 to 1;
    /// `nil` where one could not be read.
    public var readings: [String: Double?]
    /// What became of a prefill in the prompt: `continued`, `dropped`, or `nil` where there was none.
    public var prefill: String?
    /// The row's own particulars for a reader: the question, the right and the wrong answer, the title.
    public var about: [String: String]
    /// What preference models gave the response, by their names, `nil` for no usable score; `nil` where none was asked.
    public var scores: [String: Double?]?
    /// Comparisons of the response with draws of its baseline, where draws are compared across; `nil` otherwise.
    public var comparisons: [TrialComparison]?

    /// Creates a trial; scores and comparisons are added afterwards.
    public init(
        id: String, probe: ProbeName, dataset: String, item: String, condition: Condition, draw: Int, model: String,
        dialogue: Dialogue, response: String, verdicts: [TrialVerdict], exchanges: [Exchange],
        readings: [String: Double?] = [:], prefill: String? = nil, about: [String: String] = [:]
    ) {
        self.id = id
        self.probe = probe
        self.dataset = dataset
        self.item = item
        self.condition = condition
        self.draw = draw
        self.model = model
        self.dialogue = dialogue
        self.response = response
        self.verdicts = verdicts
        self.exchanges = exchanges
        self.readings = readings
        self.prefill = prefill
        self.about = about
    }

    /// The call that brought the response that counts; `nil` where none did, and in hand-made trials.
    private var answering: Exchange? { exchanges.last { $0.response == response } }

    /// Why there is no response, as its call says.
    private var noAnswer: UnscoredReason? { exchanges.lazy.compactMap(\.unscored).last }

    /// Whether there is a response to be judged.
    public var isAnswered: Bool { response.isVisible && answering?.unscored == nil }

    /// Whether the response that counts, or the first answer that it goes back to, reads as a refusal to do the task.
    public var refuses: Bool {
        exchanges.contains { $0.refusal && ($0.purpose == "first_answer" || $0.response == response) }
    }

    /// What was said in the last call for a purpose, for example `first_answer`; the response where no call had it.
    func said(_ purpose: String) -> String { exchanges.last { $0.purpose == purpose }?.response ?? response }

    /// The verdict on one question, `nil` if it is missing or was not asked.
    /// - Parameter question: The name of the question, for example `correctness_first`.
    public func verdict(_ question: String) -> String? {
        verdicts.first { $0.question == question }?.verdict
    }
}
