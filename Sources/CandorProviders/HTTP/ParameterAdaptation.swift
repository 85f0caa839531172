import CandorModels

/// What an endpoint has been found to be and not to take, as a value that only grows.
///
/// Reasoning models want `max_completion_tokens` for `max_tokens` and refuse temperature and nucleus; some servers know no seed,
/// no log-probabilities or no system turn. Nothing tells which before the first refusal, so that refusal is read, once for each
/// setting.
struct ParameterAdaptation: Hashable, Sendable {
    /// All that is known; what is refused stands in its adaptations.
    private(set) var facts: EndpointFacts

    /// Begins with what is known from earlier.
    init(_ facts: EndpointFacts = EndpointFacts()) {
        self.facts = facts
    }

    /// What a refusal led to.
    enum Outcome: Hashable {
        /// The setting is from now on left out, renamed or put elsewhere.
        case adapted(Parameter)
        /// The setting is one that the user asked for.
        case refusedToUser(String)
        /// The refusal is about something else.
        case unrelated
    }

    /// Whether a setting is still sent, and under its own name.
    func sends(_ parameter: Parameter) -> Bool { adaptation(parameter) == nil }

    /// The largest number that a setting takes, where a smaller one than asked for was found.
    func largest(_ parameter: Parameter) -> Int? { adaptation(parameter)?.replacement.flatMap { Int($0) } }

    /// How many tokens are added to a limit for reasoning: none for a model that was not found to reason, unless it is told to.
    func reasoningBudget(for sampling: Sampling) -> Int {
        let isTold = sampling.reasoningEffort.map { !["none", "minimal", "off"].contains($0) } ?? false
        guard facts.reasons ?? isTold || isTold else { return 0 }
        let wanted = max(0, sampling.reasoningTokens ?? Sampling.defaultReasoningTokens)
        return min(wanted, largest(.reasoningTokens) ?? wanted)
    }

    /// Takes a refusal into account.
    /// - Parameters:
    ///   - message: What the server said.
    ///   - request: What was refused.
    mutating func adapt(to message: ServerMessage, request: ChatRequest) -> Outcome {
        if let name = Self.userParameter(refusedBy: message, in: request) { return .refusedToUser(name) }
        if request.hasPrefill, message.refusesPrefill { return adapt(.prefill) }
        if let parameter = refusedField(message, in: request) { return adapt(parameter) }
        if request.hasSystem, message.refusesSystemTurn || message.speaksOfAlternation {
            return adapt(.system, replacement: "user turn")
        }
        if let cap = Self.alternatives(message, request) { return adapt(.topLogProbabilities, replacement: cap) }
        if request.reasoningBudget > 0, message.speaksOfOutputLimit || message.speaksOfLength {
            let half = request.reasoningBudget / 2
            return adapt(.reasoningTokens, replacement: String(half < 256 ? 0 : half))
        }
        return .unrelated
    }

    /// Notes a fact, unless it was noted before.
    mutating func learn(_ fact: WritableKeyPath<EndpointFacts, Bool?>, _ value: Bool) {
        if facts[keyPath: fact] != value { facts[keyPath: fact] = value }
    }

    private func adaptation(_ parameter: Parameter) -> EndpointFacts.Adaptation? {
        facts.adaptations.first { $0.setting == parameter.rawValue }
    }

    private mutating func adapt(_ parameter: Parameter, replacement: String? = nil) -> Outcome {
        let new = parameter == .maxTokens ? Parameter.maxCompletionTokens.rawValue : replacement
        facts.adaptations.removeAll { $0.setting == parameter.rawValue }
        facts.adaptations.append(.init(parameter.rawValue, replacement: new))
        facts.adaptations.sort()
        switch parameter {
        case .temperature: facts.takesTemperature = false
        case .seed: facts.takesSeed = false
        case .system: facts.takesSystem = false
        case .prefill: facts.continuesPrefill = false
        case .logProbabilities: facts.givesLogProbabilities = false
        case .stream: facts.streams = false
        default: break
        }
        return .adapted(parameter)
    }

    /// Of two settings that exclude each other, the temperature is the one that was chosen on purpose.
    private func refusedField(_ message: ServerMessage, in request: ChatRequest) -> Parameter? {
        guard message.speaksOfSupport else { return nil }
        let named = Parameter.allCases.filter {
            request.holdsOwn($0) && Self.names($0, in: message)
        }
        return named.first { $0 != .temperature } ?? named.first
    }

    private static func names(_ parameter: Parameter, in message: ServerMessage) -> Bool {
        let names = [parameter.rawValue] + parameter.otherNames
        if let setting = message.setting, !setting.isEmpty { return names.contains(setting.lowercased()) }
        return words(of: message).contains { names.contains($0.lowercased()) }
    }

    /// The setting of the user's that is refused. Where a sentence names several settings, the first is the one that is refused, and
    /// the others are what it does not go with.
    private static func userParameter(refusedBy message: ServerMessage, in request: ChatRequest) -> String? {
        guard !request.userParameters.isEmpty else { return nil }
        if let setting = message.setting, !setting.isEmpty {
            return request.userParameters.contains(setting) ? setting : nil
        }
        guard message.speaksOfSupport || !message.speaksOfLength else { return nil }
        let words = words(of: message)
        guard let place = words.firstIndex(where: request.userParameters.contains) else { return nil }
        let others = words[..<place].map { $0.lowercased() }
        let isAboutOther = Parameter.allCases.contains { request.holdsOwn($0) && others.contains($0.rawValue) }
        return isAboutOther ? nil : words[place]
    }

    private static func words(of message: ServerMessage) -> [String] {
        message.text.prefix(4_096).split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }.map(String.init)
    }

    /// The largest number of alternatives, where the server names a smaller one than was asked for.
    private static func alternatives(_ message: ServerMessage, _ request: ChatRequest) -> String? {
        guard let asked = request.fields[Parameter.topLogProbabilities.rawValue]?.count,
            names(.topLogProbabilities, in: message)
        else { return nil }
        let numbers = message.text.split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.filter { (1..<asked).contains($0) }.max().map(String.init)
    }
}
