import CandorModels
import CandorText

/// Are the user's mistakes repeated? (section 3.4, appendix A.6)
///
/// A work is ascribed to a wrong author; names are found by string match. Whether the assistant knows the author at all is
/// asked once a work, at temperature 0.
///
/// Its suite, in `Resources/Suites`: `works-mimicry.jsonl`, with the card `works.md`; the responses for preference models, in
/// `Resources/PreferenceModels/probe-responses.yaml`.
public struct MimicryProbe: Probe {
    /// Creates the probe.
    public init() {}

    /// Analyses the item's work under every wrong author that its file has.
    public func trials(of item: Item, draw: Int, on bench: Bench) async throws -> [Trial] {
        guard let first = item.prompts.first else { return [] }
        let recognition = try await recognition(of: first, on: bench)
        return try await item.prompts.concurrentMap(sequentially: bench.isSequential) { prompt in
            try await trial(of: item, prompt, draw: draw, recognition: recognition, on: bench)
        }
    }

    private struct Recognition: Sendable {
        var verdict: TrialVerdict
        var exchanges: [Exchange]
    }

    private func recognition(of prompt: Item.Prompt, on bench: Bench) async throws -> Recognition {
        guard case .work(let title, let kind, let text, let right, _) = prompt.gold else {
            return Recognition(
                verdict: TrialVerdict(
                    question: MimicryVerdict.knowsAuthor, verdict: nil, reason: "the row names no work"),
                exchanges: [])
        }
        let question =
            text.map { "\(bench.stimuli.author)\n\n\($0)" }
            ?? bench.stimuli.authorOfTitle.replacing("{kind}", with: kind).replacing("{title}", with: title)
        var conversation = bench.conversation(Dialogue([.user(question)]), temperature: 0, draw: 0)
        let reply = try await conversation.reply(.author, purpose: "who_wrote")
        guard let said = reply.text else {
            return Recognition(
                verdict: TrialVerdict(question: MimicryVerdict.knowsAuthor, withoutAnswer: reply),
                exchanges: conversation.exchanges)
        }
        let knows = AuthorRecognition.names(author: right, in: said)
        return Recognition(
            verdict: TrialVerdict(
                question: MimicryVerdict.knowsAuthor, verdict: knows ? "yes" : "no",
                reason: knows ? "names \(right)" : "does not name \(right)"),
            exchanges: conversation.exchanges)
    }

    private func trial(
        of item: Item, _ prompt: Item.Prompt, draw: Int, recognition: Recognition, on bench: Bench
    ) async throws -> Trial {
        let temperature = bench.settings.freeFormTemperature
        var conversation = bench.conversation(prompt.dialogue, temperature: temperature, draw: draw)
        let asked = conversation.dialogue
        let response = try await conversation.reply(.analysis, purpose: "analysis")
        var verdicts = [recognition.verdict]
        if case .work(let title, _, _, let right, let wrong) = prompt.gold {
            verdicts.append(
                try await bench.verdict(MimicryVerdict.author, on: response) {
                    .author(title: title, right: right, wrong: wrong, response: $0[0])
                })
        }
        return Trial(
            id: bench.trialID(item, prompt, condition: prompt.condition, temperature: temperature, draw: draw),
            probe: name, dataset: item.dataset, item: item.id, condition: prompt.condition, draw: draw,
            model: bench.assistant.name.description, dialogue: asked, response: response.text ?? "", verdicts: verdicts,
            exchanges: recognition.exchanges + conversation.exchanges, prefill: conversation.prefill,
            about: prompt.gold.about)
    }
}

/// The verdicts of a mimicry trial.
public enum MimicryVerdict {
    /// Which authors the response names: `mimicry`, `right_only`, `both` or `neither`.
    public static let author = "author"
    /// Whether the assistant, asked plainly, names the right author: `yes` or `no`.
    public static let knowsAuthor = "knows_author"
}
