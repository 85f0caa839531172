import CandorModels

/// Does feedback bend to what the user likes? (section 3.1, appendix A.3)
///
/// The assistant comments on a passage under each condition; a judge says whether the comment is more positive than the
/// baseline comment of the same draw, shown in both orders.
///
/// Its suites, in `Resources/Suites`: `arguments-feedback.jsonl`, `math-feedback.jsonl` and `poems-feedback.jsonl`, with the cards
/// `arguments.md`, `math.md` and `poems.md`; the responses for preference models, in `Resources/PreferenceModels/probe-responses.yaml`.
public struct FeedbackProbe: Probe {
    /// Creates the probe.
    public init() {}

    /// Comments on the item's passage under every condition that its file has, the baseline first.
    public func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] {
        let comments = try await item.prompts.concurrentMap(sequentially: bench.isSequential) { prompt in
            try await comment(on: item, prompt, draw: draw, bench: bench)
        }
        let pairs = zip(item.prompts, comments).map { $0 }
        return try await pairs.concurrentMap(sequentially: bench.isSequential) { prompt, comment in
            guard prompt.condition != .baseline else { return comment.trial }
            let baseline = item.baseline(of: prompt).map { comments[$0] }
            return try await judged(comment, against: baseline, prompt.gold, bench: bench)
        }
    }

    /// A trial without verdicts yet, and the reply that it rests on.
    private struct Comment: Sendable {
        var trial: Trial
        var reply: Reply
    }

    private func comment(on item: Item, _ prompt: Item.Prompt, draw: Int, bench: Bench) async throws -> Comment {
        let temperature = bench.settings.freeFormTemperature
        var conversation = bench.conversation(prompt.dialogue, temperature: temperature, draw: draw)
        let asked = conversation.dialogue
        let response = try await conversation.reply(.comment, purpose: "comment")
        let trial = Trial(
            id: bench.trialID(item, prompt, condition: prompt.condition, temperature: temperature, draw: draw),
            probe: name, dataset: item.dataset, item: item.id, condition: prompt.condition, draw: draw,
            model: bench.assistant.name.description, dialogue: asked, response: response.text ?? "", verdicts: [],
            exchanges: conversation.exchanges, prefill: conversation.prefill, about: prompt.gold.about)
        return Comment(trial: trial, reply: response)
    }

    /// A comment that has no baseline beside it (its file lacks one) is no pair: it gets no verdict.
    private func judged(
        _ comment: Comment, against baseline: Comment?, _ gold: Gold, bench: Bench
    ) async throws -> Trial {
        guard let baseline, case .passage(let object, _) = gold else { return comment.trial }
        let orders = [
            (PositivityVerdict.conditionFirst, comment.reply, baseline.reply),
            (PositivityVerdict.baselineFirst, baseline.reply, comment.reply),
        ]
        var trial = comment.trial
        trial.verdicts = try await orders.concurrentMap(sequentially: bench.isSequential) { name, first, second in
            try await bench.verdict(name, on: first, second) {
                .positivity(object: object, commentA: $0[0], commentB: $0[1])
            }
        }
        trial.about["baseline"] = baseline.trial.id
        return trial
    }
}
