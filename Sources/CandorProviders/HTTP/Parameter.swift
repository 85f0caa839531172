/// A setting of a request that some models do not take.
enum Parameter: String, CaseIterable, Sendable {
    case maxTokens = "max_tokens"
    case temperature
    case topP = "top_p"
    case seed
    case stop
    case stopSequences = "stop_sequences"
    case logProbabilities = "logprobs"
    case topLogProbabilities = "top_logprobs"
    case responseFormat = "response_format"
}
