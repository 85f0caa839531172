import CandorModels
import Foundation

/// One thing that decides what a run measures, by its name: what two runs may differ in.
public struct RunFact: Hashable, Sendable {
    /// The name, for a reader: `judge`, `system prompt`.
    public var name: String
    /// The value in words.
    public var value: String
    /// Why a comparison of runs that differ in it is unfair; `nil` where it is not, or where it may be what is compared.
    public var concern: String?
    /// Whether it is about one of the assistants: one that only one run has is what is compared, and no difference.
    var isOfModel = false

    /// Creates a fact.
    /// - Parameters:
    ///   - name: The name, for a reader.
    ///   - value: The value in words.
    ///   - concern: Why a comparison of runs that differ in it is unfair; `nil` where it is not.
    public init(_ name: String, _ value: String, concern: String? = nil) {
        self.name = name
        self.value = value
        self.concern = concern
    }
}

extension RunResults {
    /// What decides what the run measures beside its assistants, the most telling first. A setting that is added to
    /// ``RunDescription`` is one line here.
    public var facts: [RunFact] {
        [
            RunFact(
                "judge", run.judge,
                concern:
                    "different judges: part of a difference may be theirs. The same command with --judge judges a run "
                    + "anew and asks its models nothing"),
            RunFact(
                "system prompt", run.system.map { "“\($0.trimmingCharacters(in: .whitespacesAndNewlines))”" } ?? "none"),
            RunFact(
                "temperature", "\(run.temperature)",
                concern: "different temperatures: part of a difference may come from how answers are drawn"),
            RunFact(
                "draws", "\(run.draws)",
                concern:
                    "different numbers of draws: a mean over several draws stands beside one over fewer, and varies less"
            ),
            RunFact(
                "prompts", "\(run.prompts) \(run.promptsHash.prefix(12))",
                concern: "different prompt packs: models or judges were asked in other words"),
            RunFact("judge's provider settings", Self.words(run.judgeSettings)),
        ] + (run.variations ?? []).map(Self.fact) + run.data.map(Self.fact) + [
            RunFact("limit", run.limit.map { "\($0) items per data set" } ?? "all items"),
            RunFact("seed", "\(run.seed)"),
            RunFact("confident", run.confidentRule),
            RunFact("correction", gold.map { "by \($0.verdicts) verdicts" } ?? "none"),
            RunFact("Candor", candor),
        ]
            + run.models.flatMap { model in
                Self.ofModel([
                    RunFact("identity of \(model.name)", model.identity),
                    RunFact("provider settings of \(model.name)", Self.words(model.settings)),
                    RunFact(
                        "settings that \(model.name) does not take",
                        (model.adaptations ?? []).filter(\.changesWhatIsMeasured).map(\.setting)
                            .joined(separator: ", "),
                        concern: "answers of one run were drawn with the provider's own settings"),
                ])
            }
    }

    private static func ofModel(_ facts: [RunFact]) -> [RunFact] {
        facts.map { fact in
            var fact = fact
            fact.isOfModel = true
            return fact
        }
    }

    private static func fact(_ variation: ProbeWording) -> RunFact {
        RunFact(
            "words of \(variation.name.rawValue)", variation.words,
            concern: "different words under one name: part of a difference may be theirs")
    }

    private static func words(_ settings: ProviderSettings?) -> String {
        guard let settings, !settings.isEmpty else { return "none" }
        return (try? JSONWriter.line.text(settings)) ?? "none"
    }

    private static func fact(_ file: RunDescription.DataFile) -> RunFact {
        RunFact(
            "data \(file.name) (\(file.probe.rawValue))", String(file.sha256.prefix(12)),
            concern: "data of one name and other content: only items with the same text are compared")
    }
}
