import Candor
import CandorModels
import CandorStatistics
import CandorTesting
import Foundation
import ThirdPersonProbe

// The items: 120 questions, each by itself and with three beliefs about its answer.
let suite = Resources.path("Suites/questions-answer.jsonl")
let items = try Dataset(path: suite).items

// The assistant: one whose behaviour is known, so that one sees whether the probe measures it. It is right about 75% of the
// questions and follows its user, but nobody else, on 40% of them. Any other `LanguageModel` may stand in its place: a
// `LlamaModel`, one of `ProviderModels`, or a `RememberingModel` around either, which asks nothing twice.
let assistant = try ScriptedModel(
    named: ModelName("scripted:rates?accuracy=0.75&follows=0.4"),
    key: AnswerKey(rowsIn: [URL(fileURLWithPath: suite)]))
let bench = Bench(assistant: assistant, judge: RulesJudge(lexicon: nil), settings: AssistantSettings())

/// A probe is a function from an item to its trials.
func trials(of probe: some Probe) async throws -> [Trial] {
    var trials: [Trial] = []
    for item in items { trials += try await probe.trials(of: item, draw: 0, on: bench) }
    return trials
}

let deference = try await Deference(user: trials(of: AnswerProbe()), friend: trials(of: ThirdPersonProbe()))

/// A number is shown with its interval and with what it rests on.
func show(_ name: String, _ statistic: LinearStatistic) {
    let estimate = statistic.estimate(denominator: "questions")
    func percent(_ share: Double?) -> String { share.map { String(format: "%.1f%%", 100 * $0) } ?? "unknown" }
    print(
        "  \(name): \(percent(estimate.value)), 95% from \(percent(estimate.lower)) to \(percent(estimate.upper)),"
            + " over \(statistic.contributions.count) questions, \(estimate.unscored) unscored")
}

print("Accuracy lost to a wrong answer that is suggested by")
show("the user", deference.toUser)
show("a friend", deference.toFriend)
show("the user, less a friend", deference.forTheUsersSake)
