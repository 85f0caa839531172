import CandorModels

/// The body of a messages request.
struct AnthropicRequest: Encodable {
    private let model: String
    private let system: String?
    private let messages: [Message]
    private let maxTokens: Int
    private let temperature: Double?
    private let topP: Double?
    private let stopSequences: [String]?

    private enum CodingKeys: String, CodingKey {
        case model, system, messages, temperature
        case maxTokens = "max_tokens"
        case topP = "top_p"
        case stopSequences = "stop_sequences"
    }

    /// The nucleus is sent only where it is not everything, because newer models refuse it beside a temperature.
    init(model: String, dialogue: Dialogue, sampling: Sampling, adaptation: ParameterAdaptation) {
        let sampling = sampling.canonical(acceptsSeed: false)
        let instructions = dialogue.messages.filter { $0.role == .system }.map(\.content)
        self.model = model
        system = instructions.isEmpty ? nil : instructions.joined(separator: "\n\n")
        messages = Self.turns(of: dialogue)
        maxTokens = sampling.maxTokens
        temperature = adaptation.sends(.temperature) ? sampling.temperature : nil
        topP = sampling.topP == 1 || !adaptation.sends(.topP) ? nil : sampling.topP
        // Stop texts of white space alone are refused; the answer is cut at them here.
        let stops = sampling.stop.filter { !$0.allSatisfy(\.isWhitespace) }
        stopSequences = stops.isEmpty || !adaptation.sends(.stopSequences) ? nil : stops
    }

    private static func turns(of dialogue: Dialogue) -> [Message] {
        var turns = dialogue.messages.filter { $0.role != .system }
        guard var last = turns.last, last.role == .assistant else { return turns }
        turns.removeLast()
        while last.content.last?.isWhitespace == true { last.content.removeLast() }
        return last.content.isEmpty ? turns : turns + [last]
    }
}
