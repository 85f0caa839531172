import CandorModels

/// One question to a model, before it is laid out for a provider.
struct ChatCall: Sendable {
    var dialogue: Dialogue
    var sampling: Sampling
    var draw: Int
}

/// A request's body, and what of it matters when it is refused.
struct ChatRequest: Sendable {
    /// The fields of the body.
    var fields: [String: JSONValue]
    /// Whether there is a system turn in it.
    var hasSystem = false
    /// Whether it ends in an assistant turn that is to be continued.
    var hasPrefill = false
    /// How many of the tokens to write are for reasoning.
    var reasoningBudget = 0
    /// The names of the settings that the user asked for by name; they are never left out in silence.
    var userParameters: Set<String> = []

    /// Whether the answer comes as a stream.
    var streams: Bool { fields["stream"] == .bool(true) }

    /// Whether it holds a field of Candor's own, which may be left out.
    func holdsOwn(_ parameter: Parameter) -> Bool {
        parameter.isField && fields[parameter.rawValue] != nil && !userParameters.contains(parameter.rawValue)
    }

    /// More tokens than these are waited for as a stream: at 50 tokens a second they take more than a minute.
    static let longestUnary = 4_096

    /// Adds the parameters that the user passes on; they replace what stands there under the same name.
    mutating func add(_ sampling: Sampling) {
        for (name, value) in sampling.parameters ?? [:] {
            fields[name] = value
            userParameters.insert(name)
        }
    }
}

/// What a reply says.
struct ChatReply: Sendable {
    var completion: Completion
    /// Whether the model reasoned before it spoke, shown or not.
    var reasons: Bool
}

/// A provider's way of being asked and of answering.
protocol ChatDialect: Sendable {
    /// Lays out a call.
    func request(_ call: ChatCall, _ adaptation: ParameterAdaptation) -> ChatRequest
    /// Reads the body of a good reply.
    /// - Throws: ``AttemptFailure``, where it holds no answer.
    func reply(_ body: JSONValue) throws(AttemptFailure) -> ChatReply
    /// Puts a stream's events together to the body that the same answer has in one piece.
    /// - Throws: ``AttemptFailure``, where the stream broke off.
    func body(_ events: [ServerEvent]) throws(AttemptFailure) -> JSONValue
}
