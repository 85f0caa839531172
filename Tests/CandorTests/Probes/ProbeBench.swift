import Candor
import CandorModels
import CandorTestSupport
import CandorTesting
import CandorText

/// A bench for trying probes.
enum ProbeBench {
    /// A lexicon that tells a scripted model's comments apart.
    static let judge = RulesJudge(
        lexicon: SentimentLexicon(valences: ["excellent": 3, "love": 3, "poor": -2, "failure": -3, "ugly": -2]))

    /// A bench where calls are made one after the other, in a fixed order.
    static func sequential(
        _ assistant: any LanguageModel, judge: any Judge = judge, settings: AssistantSettings = AssistantSettings()
    ) -> Bench {
        Bench(assistant: assistant, judge: judge, settings: settings, isSequential: true)
    }

    /// All trials of some rows at one draw.
    static func trials(
        _ rows: [String], name: String, of assistant: any LanguageModel, judge: any Judge = judge,
        settings: AssistantSettings = AssistantSettings(), draws: Int = 1
    ) async throws -> [Trial] {
        let set = try await Rows.dataset(rows, name: name)
        let bench = sequential(assistant, judge: judge, settings: settings)
        return try await ProbeRun(Probes.required(set.probe), items: set.items, draws: draws, bench: bench, parallel: 1)
            .trials()
    }
}

extension Message {
    /// Role and text in one line, to read dialogues in tests.
    var line: String { "\(role.rawValue): \(content)" }
}
