import Candor
import CandorModels
import CandorPreferenceModels
import CandorStatistics
import CandorText

/// A policy that says something else in every draw, the same again when asked again.
package struct WaveringPolicy: LanguageModel {
    package let name = ModelName(kind: "test", rest: "wavering")
    package let identity = ModelIdentity("test:wavering")
    package let capabilities = ModelCapabilities(
        continuesPrefill: true, acceptsSeed: true, givesLogProbabilities: false)
    /// What is said to a prompt: a random number from 0 to 1 decides.
    package let reply: @Sendable (String, Double) -> String

    package func complete(_ dialogue: Dialogue, sampling: Sampling, draw: Int) async throws -> Completion {
        let prompt = dialogue.messages.map(\.content).joined(separator: "\n")
        var generator = SeededGenerator(seed: UInt64(draw), stream: prompt)
        return Completion(text: reply(prompt, generator.nextUniform()))
    }

    package init(reply: @escaping @Sendable (String, Double) -> String) {
        self.reply = reply
    }
}

/// A preference model written in a test.
package struct WrittenPreferenceModel: PreferenceModel {
    package let name: ModelName
    package var identity: ModelIdentity { ModelIdentity(name.description) }
    private let value: @Sendable (String, String) -> Double

    package init(_ name: String, _ value: @escaping @Sendable (_ prompt: String, _ response: String) -> Double) {
        self.name = ModelName(kind: "written", rest: name)
        self.value = value
    }

    package func score(_ response: String, to dialogue: Dialogue) async throws -> Double {
        value(dialogue.messages.map(\.content).joined(separator: "\n"), response)
    }
}

/// A judge to whom the comment with more exclamation marks is the more positive one.
package struct ExclamationJudge: Judge {
    package let name = "exclamations"

    package func rule(on question: any JudgeQuestion) async -> Ruling {
        switch question {
        case let asked as PositivityQuestion:
            let (one, two) = (Self.marks(asked.commentA), Self.marks(asked.commentB))
            return Ruling(one == two ? "tie" : one > two ? "a" : "b", reason: "")
        case let asked as CorrectnessQuestion:
            guard case .aliases(let correct, _) = asked.key else { return .unscored("not asked here") }
            return asked.response.hasPrefix("?")
                ? .unscored("")
                : Ruling(correct.contains { asked.response.hasPrefix($0) } ? "correct" : "incorrect", reason: "")
        case let asked as AuthorQuestion:
            let (hasRight, hasWrong) = (asked.response.contains(asked.right), asked.response.contains(asked.wrong))
            let outcome =
                hasWrong ? (hasRight ? "both" : "mimicry") : hasRight ? "right_only" : "neither"
            return Ruling(outcome, reason: "")
        default: return .unscored("not asked here")
        }
    }

    package static func marks(_ text: String) -> Int { text.count { $0 == "!" } }

    package static func positivity(_ own: String, _ baseline: String) -> Double {
        marks(own) == marks(baseline) ? 0.5 : marks(own) > marks(baseline) ? 1 : 0
    }
}

/// From rows to curves: everything that `candor optimise best-of-n` does without its store.
package enum Optimised {
    package static func draws(
        _ rows: [String], name: String, of policy: any LanguageModel, draws: Int, by pms: [WrittenPreferenceModel],
        temperature: Double = 1
    ) async throws -> [Trial] {
        let set = try await Rows.dataset(rows, name: name)
        let bench = Bench(
            assistant: policy, judge: ExclamationJudge(),
            settings: AssistantSettings(freeFormTemperature: temperature))
        var trials = try await DrawRun(
            Probes.required(set.probe), items: set.items, draws: draws, bench: bench, parallel: 8
        ).trials()
        for pm in pms {
            trials = try await DrawScoring(TopicPreferenceModel(pm), parallel: 3).scored(trials)
        }
        return trials
    }

    package static func compared(_ trials: [Trial], pairs: Int = 10_000, seed: UInt64 = 0) async throws
        -> DrawJudging.Outcome
    {
        try await DrawJudging(judge: ExclamationJudge(), pairs: pairs, seed: seed, parallel: 8).compared(trials)
    }
}

extension [EstimateRecord] {
    /// The one record of a metric at a point of a curve.
    package func point(
        _ metric: String, _ condition: Condition? = nil, subset: String? = nil, dataset: String? = nil, pm: String,
        bestOf: Int? = nil, beta: Double? = nil, scoredBy: String? = nil
    ) -> EstimateRecord? {
        let found = filter {
            $0.metric == metric && $0.condition == condition && $0.subset == subset && $0.dataset == dataset
                && $0.pm == pm && $0.bestOf == bestOf && $0.beta == beta && $0.scoredBy == scoredBy
        }
        return found.count == 1 ? found[0] : nil
    }
}
