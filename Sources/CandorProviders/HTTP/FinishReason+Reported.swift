import CandorModels

extension FinishReason {
    /// What a server's word for the end of an answer means.
    enum Reported: Hashable {
        /// The answer ended so.
        case ended(FinishReason)
        /// The provider broke off: there is no answer, and another attempt may bring one.
        case brokenOff(String)
    }

    /// Reads a server's word, in the spellings of the known servers; no word and unknown words are an end like any other.
    static func reported(_ word: String?) -> Reported {
        let name = (word ?? "").lowercased().split(separator: ".").last.map(String.init) ?? ""
        switch name {
        case "length", "max_tokens", "model_length", "max_output_tokens", "max_length", "token_limit", "context_length",
            "model_context_window_exceeded":
            return .ended(.length)
        case "content_filter", "content_filtered", "safety", "prohibited_content", "blocklist", "spii", "recitation",
            "image_safety",
            "moderation", "sensitive", "guardrail_intervened", "filtered", "model_armor":
            return .ended(.filtered)
        case "refusal", "refused":
            return .ended(.refused)
        case "tool_calls", "tool_call", "tool_use", "function_call", "malformed_function_call", "unexpected_tool_call":
            return .ended(.toolCall)
        case "error", "abort", "aborted", "cancelled", "canceled", "insufficient_system_resource", "network_error",
            "failed",
            "incomplete_stream":
            return .brokenOff(name)
        default:
            return .ended(.stop)
        }
    }
}
