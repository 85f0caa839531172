import CandorModels

extension ChatRequest {
    /// The body of a chat completions request.
    ///
    /// Temperature and nucleus are always sent, because servers' defaults differ (llama-server's nucleus is 0.95). Seeds are
    /// brought to 31 bits, which all servers take. A prefill is marked as vLLM wants it. Stop texts are kept from models that
    /// reason, whose reasoning would end at them: the answer is cut at them here.
    static func openAI(model: String, _ call: ChatCall, _ adaptation: ParameterAdaptation) -> ChatRequest {
        let sampling = call.sampling.canonical(acceptsSeed: true)
        let dialogue = adaptation.sends(.system) ? call.dialogue : call.dialogue.withSystemInUserTurns
        let budget = adaptation.reasoningBudget(for: call.sampling)
        let limit = TokenUsage.largest(sampling.maxTokens, and: budget)
        var fields: [String: JSONValue] = [
            "model": .string(model),
            "messages": .array(dialogue.messages.map(JSONValue.init)),
            adaptation.sends(.maxTokens) ? "max_tokens" : "max_completion_tokens": .number(Double(limit)),
        ]
        if adaptation.sends(.temperature) { fields["temperature"] = .number(sampling.temperature) }
        if adaptation.sends(.topP) { fields["top_p"] = .number(sampling.topP) }
        if !adaptation.sends(.maxCompletionTokens) { fields["max_completion_tokens"] = nil }
        if !sampling.stop.isEmpty, adaptation.sends(.stop), adaptation.facts.reasons != true {
            fields["stop"] = .array(sampling.stop.prefix(4).map(JSONValue.string))
        }
        if adaptation.sends(.seed), let seed = sampling.seed {
            fields["seed"] = .number(Double(Call.seed(for: seed, draw: call.draw) & 0x7FFF_FFFF))
        }
        addLogProbabilities(sampling.topLogProbabilities, adaptation, to: &fields)
        if adaptation.sends(.responseFormat), let form = sampling.form { fields["response_format"] = .openAI(form) }
        if dialogue.prefill != nil {
            fields["continue_final_message"] = .bool(true)
            fields["add_generation_prompt"] = .bool(false)
        }
        if limit > longestUnary, adaptation.sends(.stream) {
            fields["stream"] = .bool(true)
            if adaptation.sends(.streamOptions) { fields["stream_options"] = .object(["include_usage": .bool(true)]) }
        }
        var request = ChatRequest(
            fields: fields, hasSystem: dialogue.hasSystem, hasPrefill: dialogue.prefill != nil, reasoningBudget: budget)
        if let effort = sampling.reasoningEffort {
            request.fields["reasoning_effort"] = .string(effort)
            request.userParameters.insert("reasoning_effort")
        }
        request.add(sampling)
        return request
    }

    /// At most 20 alternatives a token, the API's largest number, or as many as the server was found to give.
    private static func addLogProbabilities(
        _ wanted: Int, _ adaptation: ParameterAdaptation, to fields: inout [String: JSONValue]
    ) {
        guard wanted > 0, adaptation.sends(.logProbabilities) else { return }
        fields["logprobs"] = .bool(true)
        if let most = adaptation.largest(.topLogProbabilities) {
            fields["top_logprobs"] = .number(Double(min(wanted, most)))
        } else if adaptation.sends(.topLogProbabilities) {
            fields["top_logprobs"] = .number(Double(min(wanted, 20)))
        }
    }
}

extension TokenUsage {
    /// A limit with a budget on top, no larger than any model writes.
    static func largest(_ limit: Int, and budget: Int) -> Int {
        let (sum, overflows) = limit.addingReportingOverflow(budget)
        return overflows ? largest : max(1, min(sum, largest))
    }
}

extension JSONValue {
    /// A turn.
    init(_ message: Message) {
        self = .object(["role": .string(message.role.rawValue), "content": .string(message.content)])
    }

    /// A `response_format`: a JSON schema that the answer is held to
    /// (https://platform.openai.com/docs/guides/structured-outputs).
    static func openAI(_ form: ChoiceForm) -> JSONValue {
        let choice = JSONValue.object(["type": .string("string"), "enum": .array(form.choices.map(JSONValue.string))])
        let schema = JSONValue.object([
            "type": .string("object"), "additionalProperties": .bool(false),
            "properties": .object(Dictionary(form.fields.map { ($0, choice) }) { first, _ in first }),
            "required": .array(form.fields.map(JSONValue.string)),
        ])
        return .object([
            "type": .string("json_schema"),
            "json_schema": .object(["name": .string("labels"), "strict": .bool(true), "schema": schema]),
        ])
    }
}
