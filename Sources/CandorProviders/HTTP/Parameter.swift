/// A setting of a request that some models do not take.
enum Parameter: String, CaseIterable, Sendable {
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
    case temperature
    case topP = "top_p"
    case seed
    case stop
    case stopSequences = "stop_sequences"
    case logProbabilities = "logprobs"
    case topLogProbabilities = "top_logprobs"
    case responseFormat = "response_format"
    case streamOptions = "stream_options"
    case stream
    /// A system turn; its text goes into the user's turn instead.
    case system
    /// A trailing assistant turn that is to be continued.
    case prefill
    /// The tokens for reasoning, of which a model may take fewer than asked for.
    case reasoningTokens = "reasoning_tokens"

    /// Other names that servers use for it in what they say.
    var otherNames: [String] {
        switch self {
        case .topP: ["topp", "top-p"]
        case .logProbabilities: ["log_probs", "logprob", "responselogprobs", "response_logprobs"]
        case .responseFormat: ["json_schema", "responseschema", "response_schema", "guided_json"]
        case .maxTokens: ["maxtokens"]
        default: []
        }
    }

    /// Whether it is a field of the request that can be left out, rather than a way of laying out the dialogue.
    var isField: Bool { self != .system && self != .prefill && self != .reasoningTokens }
}
