import CandorModels

extension TokenUsage {
    /// Reads the `usage` of a chat completions reply. Counts may be text, fractions, absent or absurd.
    ///
    /// Most servers count reasoning into the tokens written; xAI and Google leave it out, which shows in a total that is larger
    /// than what was read and written.
    init(openAI usage: JSONValue?) {
        let input = (usage?["prompt_tokens"] ?? usage?["input_tokens"])?.count
        let output = (usage?["completion_tokens"] ?? usage?["output_tokens"])?.count
        let details = usage?["completion_tokens_details"] ?? usage?["output_tokens_details"]
        let cached =
            (usage?["prompt_tokens_details"] ?? usage?["input_tokens_details"])?["cached_tokens"]
            ?? usage?["prompt_cache_hit_tokens"] ?? usage?["cached_tokens"]
        self = .reported(
            input: input, cachedInput: cached?.count, output: output,
            reasoning: (details?["reasoning_tokens"] ?? usage?["reasoning_tokens"])?.count)
        guard let total = usage?["total_tokens"]?.count, input != nil, output != nil else { return }
        let unnamed = total.subtractingReportingOverflow(self.input + self.output)
        if !unnamed.overflow, unnamed.partialValue > 0, (reasoning ?? unnamed.partialValue) == unnamed.partialValue {
            self = .reported(
                input: input, cachedInput: cached?.count, output: total - self.input, reasoning: unnamed.partialValue)
        }
    }

    /// Reads the `usage` of a messages reply; here the tokens from a cache are not part of `input_tokens`.
    init(anthropic usage: JSONValue?) {
        func count(_ name: String) -> TokenUsage { .reported(input: usage?[name]?.count, output: nil) }
        let cached = count("cache_read_input_tokens")
        let read = count("input_tokens") + count("cache_creation_input_tokens") + cached
        let details = usage?["output_tokens_details"]
        self = .reported(
            input: read.input, cachedInput: cached.input, output: usage?["output_tokens"]?.count,
            reasoning: (details?["thinking_tokens"] ?? details?["reasoning_tokens"])?.count)
    }
}
