import CandorModels

/// A dialogue with the assistant as it grows, and a record of every call.
///
/// A value: a copy is a branch that shares the turns so far. Once a turn has brought no answer, there is nothing to build the next
/// on: it is not asked for.
public struct Conversation: Sendable {
    private let assistant: any LanguageModel
    private let settings: AssistantSettings
    private let temperature: Double
    private let draw: Int
    private var isBroken = false
    /// The turns so far, the system prompt included.
    public private(set) var dialogue: Dialogue
    /// The calls so far.
    public private(set) var exchanges: [Exchange] = []
    /// What became of a prefill: `continued`, `dropped`, or `nil` where there was none.
    public private(set) var prefill: String?

    /// Begins a conversation with a row's prompt.
    /// - Parameters:
    ///   - prompt: The row's turns; a trailing assistant turn is continued where the model allows it and else dropped.
    ///   - assistant: The model under test.
    ///   - settings: How it is asked.
    ///   - temperature: The temperature of every turn.
    ///   - draw: Which of several independent samples.
    public init(
        _ prompt: Dialogue, with assistant: any LanguageModel, settings: AssistantSettings, temperature: Double,
        draw: Int
    ) {
        self.assistant = assistant
        self.settings = settings
        self.temperature = temperature
        self.draw = draw
        var opening = prompt
        if prompt.prefill != nil {
            let continues = assistant.capabilities.continuesPrefill
            prefill = continues ? "continued" : "dropped"
            if !continues { opening = prompt.withoutPrefill }
        }
        if let system = settings.system { opening.messages.insert(.system(system), at: 0) }
        dialogue = opening
    }

    /// Says something to the assistant; it is part of the history from now on.
    /// - Parameter text: The user's turn.
    public mutating func say(_ text: String) {
        guard !isBroken else { return }
        dialogue = dialogue.adding(.user(text))
    }

    /// Has the assistant take its turn, which becomes part of the history: what it said, not what it reasoned.
    /// - Parameters:
    ///   - turn: What kind of turn, for its token limit.
    ///   - purpose: What the call is for, for the transcript.
    /// - Returns: The whole turn, a continued prefill included, or why there is none.
    /// - Throws: What the model throws where it cannot be used at all.
    @discardableResult
    public mutating func reply(_ turn: Turn, purpose: String) async throws -> Reply {
        let reply = try await ask(turn, purpose: purpose)
        if let said = reply.text {
            dialogue = dialogue.withoutPrefill.adding(.assistant(said))
        } else {
            isBroken = true
        }
        return reply
    }

    /// Asks something aside: the question and its reply are recorded but dropped from the history, and so is their absence.
    /// - Parameters:
    ///   - text: The user's turn.
    ///   - turn: What kind of turn, for its token limit.
    ///   - purpose: What the call is for, for the transcript.
    /// - Returns: The reply, or why there is none.
    /// - Throws: What the model throws where it cannot be used at all.
    public mutating func aside(_ text: String, _ turn: Turn, purpose: String) async throws -> Reply {
        let history = dialogue
        say(text)
        let reply = try await ask(turn, purpose: purpose)
        dialogue = history
        return reply
    }

    private mutating func ask(_ turn: Turn, purpose: String) async throws -> Reply {
        guard !isBroken else { return .notAsked }
        var reply = try await assistant.reply(
            to: dialogue, sampling: settings.sampling(of: turn, temperature: temperature), draw: draw)
        if let said = reply.text, let prefill = dialogue.prefill { reply.completion?.text = prefill + said }
        exchanges.append(Exchange(purpose: purpose, dialogue: dialogue, reply: reply))
        return reply
    }
}
