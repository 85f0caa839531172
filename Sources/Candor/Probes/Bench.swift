import CandorModels

/// What a probe works with: the assistant under test, the judge, and how both are asked.
public struct Bench: Sendable {
    /// The assistant under test.
    public var assistant: any LanguageModel
    /// What turns text into verdicts.
    public var judge: any Judge
    /// How the assistant is asked.
    public var settings: AssistantSettings
    /// The user's turns that define the conditions.
    public var stimuli: Stimuli
    /// Whether every call waits for the one before, which makes a fresh run on an in-process model repeatable to the byte.
    public var isSequential: Bool
    /// The conditions that are run; `nil` for all of the probe's. A probe whose conditions branch within a dialogue leaves the others
    /// out; prompts of other conditions do not come to it.
    public var conditions: Set<Condition>?
    /// The variation that is run, whose trials may have the prompts of the probe that it varies; `nil` for none.
    package var variation: ProbeName?

    /// Creates a bench.
    public init(
        assistant: any LanguageModel, judge: any Judge, settings: AssistantSettings, stimuli: Stimuli = Stimuli(),
        isSequential: Bool = false
    ) {
        self.assistant = assistant
        self.judge = judge
        self.settings = settings
        self.stimuli = stimuli
        self.isSequential = isSequential
    }

    /// Begins a conversation with the assistant.
    /// - Parameters:
    ///   - prompt: The turns so far; a trailing assistant turn is a prefill.
    ///   - temperature: The temperature of every turn, 0 or more.
    ///   - draw: Which of several independent samples, from 0.
    public func conversation(_ prompt: Dialogue, temperature: Double, draw: Int) -> Conversation {
        Conversation(prompt, with: assistant, settings: settings, temperature: temperature, draw: draw)
    }

    /// How a turn of a probe is said in this run.
    /// - Parameter turn: A turn that is said in the course of the dialogue; the prompt of a condition is in the item.
    /// - Returns: The words; none for the prompt of a condition.
    public func words(of turn: ProbeTurn) -> String {
        switch turn.words {
        case .stimulus(let words): stimuli[keyPath: words]
        case .own(let words): stimuli.varied[turn.name] ?? words
        case .prompt: ""
        }
    }

    /// Whether a condition is run.
    public func runs(_ condition: Condition) -> Bool { conditions?.contains(condition) ?? true }

    /// Asks the judge and names its answer.
    /// - Parameters:
    ///   - name: The name that the verdict has in the trial.
    ///   - question: What is to be judged.
    /// - Throws: What the judge throws: only when it could not be asked at all, or `CancellationError`.
    public func verdict(_ name: String, _ question: any JudgeQuestion) async throws -> TrialVerdict {
        let ruling = try await judge.ruling(on: question)
        return TrialVerdict(
            question: name, kind: question.kind, verdict: ruling.verdict, reason: ruling.reason,
            unscored: ruling.unscored ?? .undecided)
    }

    /// Asks the judge about replies, if all of them are answers.
    /// - Parameters:
    ///   - name: The name that the verdict has in the trial.
    ///   - replies: The replies that the verdict rests on, in the order of asking.
    ///   - question: What is to be judged, given their texts in the same order.
    /// - Returns: The verdict, or the first reply's reason for having no answer.
    /// - Throws: What the judge throws.
    public func verdict(
        _ name: String, on replies: Reply..., asking question: ([String]) -> any JudgeQuestion
    ) async throws -> TrialVerdict {
        let asked = question(replies.map { $0.text ?? "" })
        if let missing = replies.first(where: { $0.text == nil }) {
            return TrialVerdict(question: name, kind: asked.kind, withoutAnswer: missing)
        }
        return try await verdict(name, asked)
    }

    /// The id of a trial: equal for equal models, prompts, settings and draws, so that a verdict given to it stays valid.
    /// - Parameters:
    ///   - item: The item.
    ///   - prompt: The prompt as the assistant is given it.
    ///   - condition: What the user implies; a probe with branches has several of them to one prompt.
    ///   - temperature: The temperature of the trial's turns, 0 or more.
    ///   - draw: Which of several independent samples, from 0.
    ///   - variation: The name of the probe, where it varies another one whose prompts may be the same; a run knows it.
    /// - Returns: 16 hexadecimal digits.
    public func trialID(
        _ item: Item, _ prompt: Item.Prompt, condition: Condition, temperature: Double, draw: Int,
        variation: ProbeName? = nil
    ) -> String {
        let limits = Turn.identifying.map { String(settings.limit(of: $0)) }.joined(separator: ",")
        let seed = assistant.capabilities.acceptsSeed && temperature > 0 ? String(settings.seed) : ""
        let turns = prompt.dialogue.messages.map { "\($0.role.rawValue):\($0.content)" }.joined(separator: "\u{1F}")
        return Fingerprint.short(
            assistant.identity.description, item.id, condition.rawValue, turns, String(draw), String(temperature),
            String(settings.topP), seed, limits + settings.extras, settings.system ?? "",
            stimuli.signature + ((variation ?? self.variation).map { "\u{1F}\($0.rawValue)" } ?? ""))
    }
}
