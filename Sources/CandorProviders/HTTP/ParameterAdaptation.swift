/// What a model has been found not to take, as a value that only grows.
///
/// Reasoning models want `max_completion_tokens` for `max_tokens` and refuse temperature and nucleus; some servers know no seed
/// or no log-probabilities. Nothing tells which before the first refusal, so that refusal is read, once for each setting.
struct ParameterAdaptation: Hashable, Sendable {
    /// The settings to leave out; `max_tokens` is then sent under its other name.
    private(set) var refused: Set<Parameter> = []

    /// Whether a setting is still sent.
    func sends(_ parameter: Parameter) -> Bool { !refused.contains(parameter) }

    /// Takes a refusal into account.
    /// - Parameter message: What the server said.
    /// - Returns: The setting that is left out from now on, or `nil` if the refusal is about something else.
    mutating func adapt(to message: ServerMessage) -> Parameter? {
        guard Self.speaksOfSupport(message) else { return nil }
        let named = Parameter.allCases.filter { sends($0) && Self.names($0, in: message) }
        // Of two settings that exclude each other, the temperature is the one that was chosen on purpose.
        guard let parameter = named.first(where: { $0 != .temperature }) ?? named.first else { return nil }
        refused.insert(parameter)
        return parameter
    }

    /// Whether a setting as such is refused, rather than its value being out of range.
    private static func speaksOfSupport(_ message: ServerMessage) -> Bool {
        if ["unsupported_parameter", "unsupported_value", "unknown_parameter"].contains(message.code) { return true }
        let text = message.text.lowercased()
        let signs = [
            "unsupported", "not support", "deprecated", "unrecognized", "unknown", "not permitted", "not allowed",
            "cannot both", "unexpected",
        ]
        return signs.contains { text.contains($0) }
    }

    private static func names(_ parameter: Parameter, in message: ServerMessage) -> Bool {
        if let named = message.parameter { return named == parameter.rawValue }
        let words = message.text.lowercased().split { !($0.isLetter || $0 == "_") }
        return words.contains { $0 == parameter.rawValue }
    }
}
