import CandorModels
import Foundation
import Testing

@testable import CandorProviders

@Suite("The shapes of replies")
struct ReplyShapeTests {
    private func openAI(_ text: String) throws -> ChatReply {
        try OpenAIChat(model: "m").reply(TolerantJSON(Data(text.utf8)).value)
    }

    private func choice(_ message: String, _ rest: String = #""finish_reason": "stop""#) throws -> ChatReply {
        try openAI(#"{"model": "m", "choices": [{"index": 0, "message": \#(message), \#(rest)}]}"#)
    }

    private func failure(_ text: String) -> AttemptFailure? {
        #expect(throws: AttemptFailure.self) { try openAI(text) }
    }

    @Test("The text parts of a content are the answer, its thinking parts are reasoning")
    func parts() throws {
        let magistral = try choice(
            #"{"role": "assistant", "content": [{"type": "thinking", "thinking": [{"type": "text", "text": "Seine… "}, {"type": "text", "text": "Paris."}]}, {"type": "text", "text": "It is "}, {"type": "reference", "reference_ids": [1]}, {"type": "text", "text": "Paris."}]}"#
        )
        #expect(magistral.completion.text == "It is Paris.")
        #expect(magistral.completion.reasoning == "Seine… Paris.")
        #expect(magistral.reasons)
        let databricks = try choice(
            #"{"content": [{"type": "reasoning", "summary": [{"type": "summary_text", "text": "Hm."}]}, {"type": "text", "text": "Paris"}]}"#
        )
        #expect(databricks.completion.text == "Paris" && databricks.completion.reasoning == "Hm.")
        #expect(try choice(#"{"content": ["Par", "is"]}"#).completion.text == "Paris")
        #expect(try choice(#"{"content": null}"#).completion.text == "")
        #expect(try choice(#"{"content": [{"type": "refusal", "refusal": "No."}]}"#).completion.finish == .refused)
    }

    @Test(
        "Reasoning is read wherever a server puts it, once",
        arguments: [
            #"{"content": "Paris", "reasoning": "Hm."}"#, #"{"content": "Paris", "reasoning_content": "Hm."}"#,
            #"{"content": "Paris", "reasoning": "Hm.", "reasoning_content": "Hm."}"#,
            #"{"content": "Paris", "reasoning": null, "reasoning_content": "Hm."}"#,
            #"{"content": "Paris", "reasoning_details": [{"type": "reasoning.text", "text": "Hm.", "index": 0}]}"#,
            #"{"content": "Paris", "reasoning_details": [{"type": "reasoning.summary", "summary": "Hm."}, {"type": "reasoning.encrypted", "data": "x"}]}"#,
            #"{"content": "Paris", "reasoning": "Hm.", "reasoning_details": [{"type": "reasoning.text", "text": "Hm."}]}"#,
        ])
    func reasoning(message: String) throws {
        let reply = try choice(message)
        #expect(reply.completion.text == "Paris")
        #expect(reply.completion.reasoning == "Hm.")
        #expect(reply.reasons)
    }

    @Test("Tags stay in the text, where they are put apart later, and tell that the model reasons")
    func tags() throws {
        let reply = try choice(#"{"content": "<think>Hm.</think>Paris", "reasoning": null}"#)
        #expect(reply.completion.text == "<think>Hm.</think>Paris")
        #expect(reply.completion.reasoning == nil)
        #expect(reply.reasons)
        #expect(try !choice(#"{"content": "Paris"}"#).reasons)
    }

    @Test(
        "Every server's word for the end is understood",
        arguments: [
            ("\"stop\"", FinishReason.stop), ("\"eos\"", .stop), ("null", .stop), ("\"STOP\"", .stop), ("7", .stop),
            ("\"length\"", .length), ("\"MAX_TOKENS\"", .length), ("\"model_length\"", .length),
            ("\"max_tokens\"", .length),
            ("\"content_filter\"", .filtered), ("\"SAFETY\"", .filtered),
            ("\"FinishReason.PROHIBITED_CONTENT\"", .filtered),
            ("\"refusal\"", .refused), ("\"tool_calls\"", .toolCall), ("\"function_call\"", .toolCall),
        ])
    func finishes(word: String, finish: FinishReason) throws {
        #expect(try choice(#"{"content": "Paris"}"#, #""finish_reason": \#(word)"#).completion.finish == finish)
    }

    @Test("A refusal field is a refusal, whose text is kept but is no answer; a tool call without text is one, too")
    func refusals() throws {
        let refused = try choice(#"{"content": null, "refusal": "I can't help."}"#).completion
        #expect(refused.text == "I can't help." && refused.finish == .refused)
        #expect(refused.unscoredReason == .refused)
        #expect(try choice(#"{"content": "Paris", "refusal": ""}"#).completion.finish == .stop)
        #expect(try choice(#"{"content": null, "tool_calls": [{"id": "1"}]}"#).completion.finish == .toolCall)
        #expect(try choice(#"{"content": "Paris", "tool_calls": []}"#).completion.finish == .stop)
    }

    @Test("An error inside a choice, or an end that is one, is a failed attempt")
    func choiceErrors() {
        let inside = failure(
            #"{"choices": [{"message": {"content": ""}, "finish_reason": "error", "error": {"code": 502, "message": "gone"}}]}"#
        )
        #expect(inside?.isPassing == true && inside?.code == .unavailable && inside?.detail == "502 gone")
        #expect(
            failure(#"{"choices": [{"message": {"content": "Par"}, "finish_reason": "error"}]}"#)?.isPassing == true)
        #expect(
            failure(#"{"choices": [{"message": {"content": ""}, "finish_reason": "insufficient_system_resource"}]}"#)?
                .isPassing
                == true)
    }

    @Test(
        "An error with a good status counts by its own status",
        arguments: [
            (#"{"error": {"code": 402, "message": "Insufficient credits"}}"#, ProviderError.Code.quotaExhausted, false),
            (#"{"error": {"code": "429", "message": "slow"}}"#, .rateLimited, true),
            (#"{"error": {"code": 401, "message": "No auth"}, "choices": []}"#, .unauthorized, false),
            (#"{"error": {"message": "Overloaded", "type": "overloaded_error"}}"#, .unavailable, true),
            (#"{"error": {"message": "no", "code": "invalid_api_key"}}"#, .unauthorized, false),
            (
                #"{"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}"#, .quotaExhausted,
                false
            ),
            (#"{"error": {"code": 403, "message": "x", "metadata": {"reasons": ["violence"]}}}"#, .filtered, false),
            (#"[{"error": {"code": 503, "message": "x", "status": "UNAVAILABLE"}}]"#, .unavailable, true),
            (#"{"object": "error", "message": "boom", "code": 500}"#, .unavailable, true),
            (#"{"error": "it broke"}"#, .unavailable, true),
        ])
    func reported(body: String, code: ProviderError.Code, passes: Bool) {
        let failure = failure(body)
        #expect(failure?.code == code)
        #expect(failure?.isPassing == passes)
    }

    @Test("What is odd in a reply is said")
    func odd() {
        #expect(failure(#"{"choices": []}"#)?.detail == "its list of choices is empty")
        #expect(failure(#"{"id": "x"}"#)?.detail == "it has no choices")
        #expect(failure(#"{"choices": [3]}"#)?.detail == "its first choice is no object")
        #expect(failure(#"{"choices": []}"#)?.code == .oddResponse)
        #expect(failure(#"{"choices": []}"#)?.isPassing == true)
    }

    @Test("A prompt that Azure's filter took is told from a reply without choices")
    func azure() throws {
        let reply = try openAI(
            #"{"choices": [], "prompt_filter_results": [{"content_filter_results": {"hate": {"filtered": true}}}]}"#)
        #expect(reply.completion.finish == .filtered)
    }

    @Test(
        "Usage may be text, a fraction, absent or absurd",
        arguments: [
            (#"{"prompt_tokens": "12", "completion_tokens": 5.0}"#, TokenUsage(input: 12, output: 5)),
            (#"{"prompt_tokens": 9223372036854775000, "completion_tokens": -4}"#, TokenUsage()),
            (#"{"prompt_tokens": 1e400, "completion_tokens": "many"}"#, TokenUsage()),
            (#"{"prompt_tokens": 2.6, "completion_tokens": null}"#, TokenUsage(input: 3)), ("null", TokenUsage()),
            ("\"none\"", TokenUsage()), ("{}", TokenUsage()),
            (
                #"{"prompt_tokens": 9, "completion_tokens": 50, "total_tokens": 59, "completion_tokens_details": {"reasoning_tokens": 40}, "prompt_tokens_details": {"cached_tokens": 4}}"#,
                TokenUsage(input: 9, cachedInput: 4, output: 50, reasoning: 40)
            ),
            (
                #"{"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 54, "completion_tokens_details": {"reasoning_tokens": 40}}"#,
                TokenUsage(input: 9, output: 45, reasoning: 40)
            ),
            (
                #"{"prompt_tokens": 9, "completion_tokens": 5, "total_tokens": 54}"#,
                TokenUsage(input: 9, output: 45, reasoning: 40)
            ),
        ])
    func usage(usage: String, expected: TokenUsage) throws {
        let reply = try openAI(#"{"choices": [{"message": {"content": "x"}}], "usage": \#(usage)}"#)
        #expect(reply.completion.usage == expected)
    }

    @Test("A log-probability that is null or −∞ counts as impossible, and the completion can be stored")
    func logProbabilities() throws {
        let reply = try choice(
            #"{"content": "A"}"#,
            #""logprobs": {"content": [{"token": "A", "logprob": -0.1, "top_logprobs": [{"token": "A", "logprob": 1e-9}, {"token": "B", "logprob": null}, {"token": "C", "logprob": -Infinity}, {"token": "D", "logprob": NaN}, {"token": "E", "logprob": "-2.5"}, {"logprob": -1}]}, {"token": "x"}]}"#
        )
        let tokens = try #require(reply.completion.tokens)
        #expect(tokens.map(\.token) == ["A", "x"])
        #expect(tokens[0].alternatives.map(\.token) == ["A", "B", "C", "E"])
        #expect(tokens[0].alternatives.map(\.logProbability) == [0, -9_999, -9_999, -2.5])
        #expect(exp(tokens[0].alternatives[1].logProbability) == 0)
        #expect(tokens[1].logProbability == -9_999)
        #expect(try JSONEncoder().encode(reply.completion).count > 0)
        #expect(try choice(#"{"content": "A"}"#, #""logprobs": null"#).completion.tokens == nil)
        #expect(try choice(#"{"content": "A"}"#, #""logprobs": {"content": null}"#).completion.tokens == nil)
    }

    @Test("vLLM's reply, with all that it says besides")
    func vLLM() throws {
        let reply = try openAI(
            #"{"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"lm","choices":[{"index":0,"message":{"role":"assistant","content":"Paris","refusal":null,"annotations":null,"audio":null,"function_call":null,"tool_calls":[],"reasoning":null},"logprobs":null,"finish_reason":"length","stop_reason":null,"token_ids":null}],"service_tier":null,"system_fingerprint":"vllm-0.32.0","usage":{"prompt_tokens":30,"total_tokens":38,"completion_tokens":8,"prompt_tokens_details":null},"prompt_logprobs":null,"prompt_token_ids":null,"kv_transfer_params":null}"#
        )
        #expect(
            reply.completion
                == Completion(text: "Paris", finish: .length, usage: TokenUsage(input: 30, output: 8), servedBy: "lm"))
        #expect(!reply.reasons)
    }

    @Test("Anthropic's thinking is reasoning, shown or not, and its text is the answer")
    func anthropic() throws {
        func reply(_ text: String) throws -> ChatReply {
            try AnthropicChat(model: "c").reply(TolerantJSON(Data(text.utf8)).value)
        }
        let shown = try reply(
            #"{"type": "message", "model": "c", "content": [{"type": "thinking", "thinking": "Hm.", "signature": "s"}, {"type": "text", "text": "Paris"}], "stop_reason": "end_turn", "usage": {"input_tokens": "5", "cache_read_input_tokens": 2, "output_tokens": 9}}"#
        )
        #expect(shown.completion.text == "Paris" && shown.completion.reasoning == "Hm." && shown.reasons)
        #expect(shown.completion.usage == TokenUsage(input: 7, cachedInput: 2, output: 9))
        let hidden = try reply(
            #"{"content": [{"type": "redacted_thinking", "data": "x"}, {"type": "text", "text": "Paris"}], "stop_reason": "max_tokens"}"#
        )
        #expect(hidden.completion.reasoning == nil && hidden.reasons && hidden.completion.finish == .length)
        #expect(
            try reply(#"{"content": [{"type": "tool_use", "id": "1"}], "stop_reason": "tool_use"}"#).completion.finish
                == .toolCall)
        #expect(throws: AttemptFailure.self) { try reply(#"{"type": "error", "error": {"type": "overloaded_error"}}"#) }
        #expect(throws: AttemptFailure.self) { try reply(#"{"id": "x"}"#) }
    }
}
