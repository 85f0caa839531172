import CandorModels

extension ChatRequest {
    /// The body of a messages request.
    ///
    /// The nucleus is sent only where it is not everything, because newer models refuse it beside a temperature.
    static func anthropic(model: String, _ call: ChatCall, _ adaptation: ParameterAdaptation) -> ChatRequest {
        let sampling = call.sampling.canonical(acceptsSeed: false)
        let instructions = call.dialogue.messages.filter { $0.role == .system }.map(\.content)
        let turns = turns(of: call.dialogue)
        let thinking = AnthropicThinking(model: model, sampling)
        var budget = adaptation.reasoningBudget(for: call.sampling)
        var fields: [String: JSONValue] = ["model": .string(model), "messages": .array(turns.map(JSONValue.init))]
        if !instructions.isEmpty { fields["system"] = .string(instructions.joined(separator: "\n\n")) }
        if adaptation.sends(.temperature) { fields["temperature"] = .number(sampling.temperature) }
        if sampling.topP != 1, adaptation.sends(.topP) { fields["top_p"] = .number(sampling.topP) }
        // Stop texts of white space alone are refused; the answer is cut at them here.
        let stops = sampling.stop.filter { !$0.allSatisfy(\.isWhitespace) }
        if !stops.isEmpty, adaptation.sends(.stopSequences) {
            fields["stop_sequences"] = .array(stops.map(JSONValue.string))
        }
        var request = ChatRequest(fields: fields, hasPrefill: turns.last?.role == .assistant)
        for (name, value) in thinking.fields(budget: budget) {
            request.fields[name] = value
            request.userParameters.insert(name)
        }
        request.add(sampling)
        // A budget of the user's own is room for reasoning, too; the API wants the limit to be larger than it.
        if let own = request.fields["thinking"]?["budget_tokens"]?.count { budget = max(budget, own) }
        let limit = TokenUsage.largest(sampling.maxTokens, and: budget)
        request.reasoningBudget = budget
        if !request.userParameters.contains("max_tokens") { request.fields["max_tokens"] = .number(Double(limit)) }
        if limit > longestUnary, adaptation.sends(.stream), request.fields["stream"] == nil {
            request.fields["stream"] = .bool(true)
        }
        return request
    }

    private static func turns(of dialogue: Dialogue) -> [Message] {
        var turns = dialogue.messages.filter { $0.role != .system }
        guard var last = turns.last, last.role == .assistant else { return turns }
        turns.removeLast()
        while last.content.last?.isWhitespace == true { last.content.removeLast() }
        return last.content.isEmpty ? turns : turns + [last]
    }
}

/// How a Claude model is told how hard to think.
///
/// From 4.6 on thinking is adaptive and `output_config.effort` says how much of it there is; Opus 4.5 takes the effort beside a
/// budget, and older models take a budget alone
/// (https://platform.claude.com/docs/en/build-with-claude/effort, …/adaptive-thinking, …/extended-thinking).
private struct AnthropicThinking {
    private let effort: String?
    private let model: String

    init(model: String, _ sampling: Sampling) {
        self.model = model
        effort = sampling.reasoningEffort
    }

    func fields(budget: Int) -> [String: JSONValue] {
        guard let effort else { return [:] }
        if effort == "none" { return ["thinking": .object(["type": .string("disabled")])] }
        let outputConfig = JSONValue.object(["effort": .string(effort)])
        // The API's smallest budget is 1,024.
        let fixed = JSONValue.object(["type": .string("enabled"), "budget_tokens": .number(Double(max(1_024, budget)))])
        if model.hasPrefix("claude-opus-4-5") { return ["output_config": outputConfig, "thinking": fixed] }
        if Self.thinkByBudget.contains(where: model.hasPrefix) { return ["thinking": fixed] }
        return ["output_config": outputConfig, "thinking": .object(["type": .string("adaptive")])]
    }

    private static let thinkByBudget = [
        "claude-3-7", "claude-opus-4-0", "claude-opus-4-1", "claude-opus-4-2", "claude-sonnet-4-0", "claude-sonnet-4-2",
        "claude-sonnet-4-5", "claude-haiku-4-5",
    ]
}
