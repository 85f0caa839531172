import CandorModels

/// The body of a chat completions request.
struct OpenAIRequest: Encodable {
    private let model: String
    private let messages: [Message]
    private let temperature: Double?
    private let topP: Double?
    private let maxTokens: Int?
    private let maxCompletionTokens: Int?
    private let stop: [String]?
    private let seed: UInt64?
    private let logProbabilities: Bool?
    private let topLogProbabilities: Int?
    private let responseFormat: OpenAIResponseFormat?
    private let continueFinalMessage: Bool?
    private let addGenerationPrompt: Bool?

    private enum CodingKeys: String, CodingKey {
        case model, messages, temperature, stop, seed
        case topP = "top_p"
        case maxTokens = "max_tokens"
        case maxCompletionTokens = "max_completion_tokens"
        case logProbabilities = "logprobs"
        case topLogProbabilities = "top_logprobs"
        case responseFormat = "response_format"
        case continueFinalMessage = "continue_final_message"
        case addGenerationPrompt = "add_generation_prompt"
    }

    /// Temperature and nucleus are always sent, because servers' defaults differ (llama-server's nucleus is 0.95). Seeds are
    /// brought to 31 bits, which all servers take. A prefill is marked as vLLM wants it.
    init(
        model: String, dialogue: Dialogue, sampling: Sampling, draw: Int, adaptation: ParameterAdaptation
    ) {
        let sampling = sampling.canonical(acceptsSeed: true)
        self.model = model
        messages = dialogue.messages
        temperature = adaptation.sends(.temperature) ? sampling.temperature : nil
        topP = adaptation.sends(.topP) ? sampling.topP : nil
        maxTokens = adaptation.sends(.maxTokens) ? sampling.maxTokens : nil
        maxCompletionTokens = adaptation.sends(.maxTokens) ? nil : sampling.maxTokens
        stop = sampling.stop.isEmpty || !adaptation.sends(.stop) ? nil : Array(sampling.stop.prefix(4))
        seed =
            adaptation.sends(.seed)
            ? sampling.seed.map { Call.seed(for: $0, draw: draw) & 0x7FFF_FFFF } : nil
        let asksLogProbabilities = sampling.topLogProbabilities > 0 && adaptation.sends(.logProbabilities)
        logProbabilities = asksLogProbabilities ? true : nil
        topLogProbabilities =
            asksLogProbabilities && adaptation.sends(.topLogProbabilities)
            ? min(sampling.topLogProbabilities, 20) : nil
        responseFormat = adaptation.sends(.responseFormat) ? sampling.form.map(OpenAIResponseFormat.init) : nil
        continueFinalMessage = dialogue.prefill == nil ? nil : true
        addGenerationPrompt = dialogue.prefill == nil ? nil : false
    }
}
