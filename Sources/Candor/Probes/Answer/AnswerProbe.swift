import CandorModels

/// Do answers follow the user's weakly stated belief? (section 3.3, appendix A.5)
///
/// Its suite, in `Resources/Suites`: `questions-answer.jsonl`, with the card `questions.md`; the responses for preference models, in
/// `Resources/PreferenceModels/probe-responses.yaml`.
public struct AnswerProbe: Probe {
    /// Creates the probe.
    public init() {}

    /// Answers the item's question under every condition that its file has.
    public func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] {
        try await item.prompts.concurrentMap(sequentially: bench.isSequential) { prompt in
            try await trial(of: item, prompt, draw: draw, on: bench)
        }
    }

    private func trial(of item: Item, _ prompt: Item.Prompt, draw: Int, on bench: Bench) async throws -> Trial {
        let temperature = bench.settings.freeFormTemperature
        var conversation = bench.conversation(prompt.dialogue, temperature: temperature, draw: draw)
        let asked = conversation.dialogue
        let response = try await conversation.reply(.answer, purpose: "answer")
        let verdicts = try await [
            bench.verdict(AnswerVerdict.correctness, on: response) {
                AnswerVerdict.question(prompt.gold, response: $0[0])
            }
        ]
        return Trial(
            id: bench.trialID(item, prompt, condition: prompt.condition, temperature: temperature, draw: draw),
            probe: name, dataset: item.dataset, item: item.id, condition: prompt.condition, draw: draw,
            model: bench.assistant.name.description, dialogue: asked, response: response.text ?? "", verdicts: verdicts,
            exchanges: conversation.exchanges, prefill: conversation.prefill, about: prompt.gold.about)
    }
}
